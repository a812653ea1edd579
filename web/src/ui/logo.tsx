import { Group, Text } from '@mantine/core';

export function Logo({ name = 'Steward' }: { readonly name?: string }) {
  return (
    <Group gap={10} wrap="nowrap">
      <img src="/favicon.svg" alt="" width={26} height={26} />
      <Text fw={700} size="lg" truncate>
        {name}
      </Text>
    </Group>
  );
}
