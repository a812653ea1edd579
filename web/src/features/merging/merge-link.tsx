import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Merge } from 'lucide-react';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { useText } from '../../i18n/use-text.ts';
import type { MergeSearch } from './merge-search.ts';

interface MergeLinkProps {
  readonly object: ObjectName;
  /** The first is the one that stays, unless somebody chooses otherwise. */
  readonly ids: readonly string[];
  readonly proposal?: string;
}

/** Leads to where records are looked at side by side before they become one. */
export function MergeLink({ object, ids, proposal }: MergeLinkProps) {
  const { text } = useText();
  const search: MergeSearch = { object, ids: ids.join(','), ...(proposal !== undefined && { proposal }) };
  return (
    <Button
      component={Link}
      to="/merge"
      search={search as never}
      size="compact-sm"
      variant="light"
      leftSection={<Merge size={14} aria-hidden />}
    >
      {text('merge.action')}
    </Button>
  );
}
