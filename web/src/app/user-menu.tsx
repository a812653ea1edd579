import {
  Button,
  Divider,
  Popover,
  SegmentedControl,
  Stack,
  Text,
  UnstyledButton,
  useMantineColorScheme,
} from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CalendarOff, LogOut, ShieldCheck } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { tokens } from '../api/api.ts';
import type { Me } from '../api/schema.ts';
import { useText } from '../i18n/use-text.ts';
import { densities, useDensity } from '../ui/density.ts';
import { UserBadge } from '../ui/user-badge.tsx';
import styles from './user-menu.module.css';

const SecondFactorDialog = lazy(() =>
  import('../features/session/second-factor-dialog.tsx').then((module) => ({ default: module.SecondFactorDialog })),
);

const AbsenceDialog = lazy(() =>
  import('../features/teamwork/absence-dialog.tsx').then((module) => ({ default: module.AbsenceDialog })),
);

const colorSchemes = ['light', 'dark', 'auto'] as const;

export function UserMenu({ me }: { readonly me: Me }) {
  const { text, label } = useText();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { density, setDensity } = useDensity();
  const [isOpen, setOpen] = useState(false);
  const [isFactorShown, setFactorShown] = useState(false);
  const [isAbsenceShown, setAbsenceShown] = useState(false);

  function signOut(): void {
    tokens.signOut();
    queryClient.clear();
    void navigate({ to: '/sign-in' });
  }

  return (
    <>
      <Popover position="bottom-end" width={268} shadow="md" trapFocus opened={isOpen} onChange={setOpen}>
        <Popover.Target>
          <UnstyledButton className={styles.button} onClick={() => setOpen(!isOpen)}>
            <UserBadge
              name={me.user.name}
              detail={me.roles.map((role) => label(`role.${role}`, role)).join(', ')}
              shrinks
            />
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown aria-label={me.user.name}>
          <Stack gap="sm">
            <Text size="xs" c="dimmed">
              {me.user.email}
            </Text>
            <Choice
              name={text('settings.appearance')}
              value={colorScheme}
              onChange={setColorScheme}
              options={colorSchemes.map((value) => ({ value, label: text(`settings.${value}`) }))}
            />
            <Choice
              name={text('settings.density')}
              value={density}
              onChange={setDensity}
              options={densities.map((value) => ({ value, label: text(`settings.${value}`) }))}
            />
            <Divider />
            <Button
              variant="subtle"
              color="gray"
              justify="flex-start"
              leftSection={<CalendarOff size={15} aria-hidden />}
              onClick={() => {
                setOpen(false);
                setAbsenceShown(true);
              }}
            >
              {text('absence.menu')}
            </Button>
            <Button
              variant="subtle"
              color="gray"
              justify="flex-start"
              leftSection={<ShieldCheck size={15} aria-hidden />}
              onClick={() => {
                setOpen(false);
                setFactorShown(true);
              }}
            >
              {text('secondFactor.title')}
            </Button>
            <Button
              variant="subtle"
              color="gray"
              justify="flex-start"
              leftSection={<LogOut size={15} aria-hidden />}
              onClick={signOut}
            >
              {text('action.signOut')}
            </Button>
          </Stack>
        </Popover.Dropdown>
      </Popover>
      <Suspense>
        {isAbsenceShown && <AbsenceDialog userId={me.user.id} onClose={() => setAbsenceShown(false)} />}
      </Suspense>
      <Suspense>{isFactorShown && <SecondFactorDialog me={me} onClose={() => setFactorShown(false)} />}</Suspense>
    </>
  );
}

interface ChoiceProps<Value extends string> {
  readonly name: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
}

function Choice<Value extends string>({ name, value, onChange, options }: ChoiceProps<Value>) {
  return (
    <div>
      <Text size="xs" c="dimmed" mb={4}>
        {name}
      </Text>
      <SegmentedControl fullWidth size="xs" aria-label={name} value={value} onChange={onChange} data={[...options]} />
    </div>
  );
}
