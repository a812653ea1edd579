import { Badge, Group } from '@mantine/core';
import type { MatchReason } from '../../api/schema.ts';
import { type TextSource, useText } from '../../i18n/use-text.ts';

/** Why two records look alike, the strongest reason first; what speaks against it is set apart. */
export function ReasonList({ reasons }: { readonly reasons: readonly MatchReason[] }) {
  const source = useText();
  const byWeight = reasons.toSorted((left, right) => right.weight - left.weight);
  return (
    <Group gap={4} component="span">
      {byWeight.map((reason) => (
        <Badge
          key={`${reason.field}/${reason.kind}`}
          variant={reason.weight < 0 ? 'dot' : 'default'}
          color="red"
          size="sm"
          tt="none"
          fw={500}
        >
          {describeReason(reason, source)}
        </Badge>
      ))}
    </Group>
  );
}

/** What was compared and how far it agrees, in words. */
export function describeReason({ kind }: Pick<MatchReason, 'kind'>, { label }: Pick<TextSource, 'label'>): string {
  return label(`reason.${kind}`, label(`scheme.${kind}`, kind));
}
