import type { LineItem } from '#shared/model/line-items.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { isSaid, valueIn } from '../../ui/field-values.ts';
import { ItemsTable } from '../../ui/items-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useNames } from '../../ui/use-names.ts';

interface RecordItemsProps {
  readonly definition: ObjectDefinition;
  readonly record: CrmRecord;
}

/** What is sold, with its sums; nothing for what sells nothing. */
export function RecordItems({ definition, record }: RecordItemsProps) {
  const { fieldName } = useNames();
  const field = definition.fields.find(({ type }) => type === 'items');
  if (!field || !isSaid(valueIn(record, field))) return null;
  return (
    <Panel title={fieldName(definition.name, field)} flush>
      <ItemsTable
        items={valueIn(record, field) as readonly LineItem[]}
        currency={typeof record.currency === 'string' ? record.currency : undefined}
      />
    </Panel>
  );
}
