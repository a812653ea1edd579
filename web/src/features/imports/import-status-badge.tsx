import { Badge } from '@mantine/core';
import type { ImportStatus } from '#shared/model/imports.ts';
import { useText } from '../../i18n/use-text.ts';

const colors: Readonly<Record<ImportStatus, string>> = {
  new: 'gray',
  planning: 'indigo',
  planned: 'yellow',
  committing: 'indigo',
  committed: 'teal',
  undoing: 'indigo',
  undone: 'gray',
};

export function ImportStatusBadge({ status }: { readonly status: ImportStatus }) {
  const { text } = useText();
  return (
    <Badge size="sm" variant="dot" color={colors[status]} tt="none">
      {text(`imports.status.${status}`)}
    </Badge>
  );
}
