import { Badge, Group } from '@mantine/core';
import type { Reason } from '../../api/types.ts';
import { useText } from '../../i18n/use-text.ts';

/** Why two records look alike, the strongest reason first. */
export function ReasonList({ reasons }: { readonly reasons: readonly Reason[] }) {
  const { text, label } = useText();
  const byWeight = reasons.toSorted((left, right) => right.weight - left.weight);
  return (
    <Group gap={4} component="span">
      {byWeight.map((reason) => (
        <Badge key={`${reason.field}/${reason.kind}`} variant="default" size="sm" tt="none" fw={500}>
          {text('duplicates.same', {
            what: label(`match.${reason.field}`, label(`field.companies.${reason.field}`, reason.field)),
          })}
        </Badge>
      ))}
    </Group>
  );
}
