import { Alert, Anchor, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CopyCheck } from 'lucide-react';
import type { CardDuplicate } from '../../api/types.ts';
import { useText } from '../../i18n/use-text.ts';
import { ReasonList } from '../duplicates/reason-list.tsx';

export function DuplicateBanner({ duplicates }: { readonly duplicates: readonly CardDuplicate[] }) {
  const { text } = useText();
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<CopyCheck size={18} aria-hidden />}
      title={text('card.duplicates', { count: duplicates.length })}
      data-testid="duplicates"
    >
      <Stack gap={6}>
        {duplicates.map(({ id, other, reasons, band }) => (
          <Group key={id} gap="sm">
            {other.object === 'companies' ? (
              <Anchor
                renderRoot={(props) => <Link to="/companies/$id" params={{ id: other.id }} {...props} />}
                size="sm"
                fw={600}
              >
                {other.title}
              </Anchor>
            ) : (
              <Text size="sm" fw={600}>
                {other.title}
              </Text>
            )}
            <Text size="xs" c="dimmed">
              {text(`band.${band}`)}
            </Text>
            <ReasonList reasons={reasons} />
          </Group>
        ))}
      </Stack>
    </Alert>
  );
}
