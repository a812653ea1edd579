import { Menu, SegmentedControl, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { LogOut } from 'lucide-react';
import { tokens } from '../api/api.ts';
import type { Me } from '../api/types.ts';
import { useText } from '../i18n/use-text.ts';
import { type Density, densities, useDensity } from '../ui/density.ts';
import { UserBadge } from '../ui/user-badge.tsx';
import styles from './user-menu.module.css';

const colorSchemes = ['light', 'dark', 'auto'] as const;
type ColorScheme = (typeof colorSchemes)[number];

export function UserMenu({ me }: { readonly me: Me }) {
  const { text, label } = useText();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { density, setDensity } = useDensity();

  function signOut(): void {
    tokens.signOut();
    queryClient.clear();
    void navigate({ to: '/sign-in' });
  }

  return (
    <Menu position="bottom-end" width={268} closeOnItemClick={false} keepMounted={false}>
      <Menu.Target>
        <UnstyledButton className={styles.button}>
          <UserBadge name={me.user.name} detail={me.roles.map((role) => label(`role.${role}`, role)).join(', ')} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.user.email}</Menu.Label>
        <div className={styles.setting}>
          <Text size="xs" c="dimmed" mb={4}>
            {text('settings.appearance')}
          </Text>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label={text('settings.appearance')}
            value={colorScheme}
            onChange={(value) => setColorScheme(value as ColorScheme)}
            data={colorSchemes.map((value) => ({ value, label: text(`settings.${value}`) }))}
          />
        </div>
        <div className={styles.setting}>
          <Text size="xs" c="dimmed" mb={4}>
            {text('settings.density')}
          </Text>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label={text('settings.density')}
            value={density}
            onChange={(value) => setDensity(value as Density)}
            data={densities.map((value) => ({ value, label: text(`settings.${value}`) }))}
          />
        </div>
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={15} aria-hidden />} onClick={signOut}>
          {text('action.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
