import type { ReactNode } from 'react';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { rowLink } from '../../ui/data-table.tsx';
import { titleColumn } from '../views/view-state.ts';
import { DueDate } from './due-date.tsx';
import { RecordLink } from './record-link.tsx';
import { stateField } from './record-state.ts';
import { useTitle } from './record-title.ts';
import { StateBadge } from './state-badge.tsx';

/** Shows a column's value in place of the usual way. */
export interface CellOverride {
  readonly render: (record: CrmRecord) => ReactNode;
  /** Names of further fields that it looks at. */
  readonly needs?: readonly string[];
}
export type CellOverrides = Readonly<Record<string, CellOverride>>;

/** The cells that say more than their value does: the title leads to the record, its date tells whether it has passed. */
export function cellsOf(definition: ObjectDefinition): CellOverrides {
  const { date, work } = definition;
  const state = stateField(definition);
  const title = titleColumn(definition);
  return {
    ...(date !== undefined && {
      [date]: {
        render: (record: CrmRecord) => <DueDate record={record} short />,
        needs: ['closedAt', ...(work ? [work.field] : [])],
      },
    }),
    ...(state && { [state.name]: { render: (record) => <StateBadge definition={definition} record={record} /> } }),
    [title]: {
      render: (record) => <TitleCell record={record} field={title} />,
      needs: ['createdAt', ...(date === undefined ? [] : [date])],
    },
  };
}

interface TitleCellProps {
  readonly record: CrmRecord;
  readonly field: string;
}

function TitleCell({ record, field }: TitleCellProps) {
  const titleOf = useTitle();
  const name = record[field];
  return (
    <RecordLink object={record.object} id={record.id} className={rowLink}>
      {typeof name === 'string' && name !== '' ? name : titleOf(record)}
    </RecordLink>
  );
}
