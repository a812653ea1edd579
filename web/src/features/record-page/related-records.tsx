import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { useNames } from '../../ui/use-names.ts';
import { useDefinitions } from '../records/definitions.ts';
import { withOwnWrites } from '../records/own-writes.ts';
import { headQuery } from '../records/record-queries.ts';
import { RecordRow } from '../records/record-row.tsx';
import rows from '../records/record-rows.module.css';
import { type Relation, relatedSearch, relationsTo } from '../records/relations.ts';

/** How many are shown of each; the list has them all. */
const shown = 6;

/** What points to the record, by kind; nothing of what there is none. */
export function RelatedRecords({ record }: { readonly record: CrmRecord }) {
  const known = useDefinitions();
  return relationsTo(record.object, known).map((relation) => (
    <Related key={`${relation.definition.name}.${relation.field.name}`} relation={relation} record={record} />
  ));
}

interface RelatedProps {
  readonly relation: Relation;
  readonly record: CrmRecord;
}

function Related({ relation, record }: RelatedProps) {
  const { definition, field } = relation;
  const { text, label } = useText();
  const { objectName } = useNames();
  const search = relatedSearch(relation, record);
  const list = useQuery({ ...headQuery(definition.name, search ?? {}, shown), enabled: search !== undefined });
  const pointsHere = (one: CrmRecord) => one.object === definition.name && one[field.name] === record.id;
  const records = withOwnWrites(list.data?.data ?? [], pointsHere).slice(0, shown);
  if (!search || records.length === 0) return null;
  return (
    <Panel
      title={label(`related.${definition.name}.${field.name}`, objectName(definition.name, 'many'))}
      actions={
        list.data?.page.next && (
          <Link to="/$object" params={{ object: definition.name }} search={search}>
            {text('action.all')}
          </Link>
        )
      }
      flush
    >
      <ul className={rows.list}>
        {records.map((one) => (
          <RecordRow key={one.id} definition={definition} record={one} />
        ))}
      </ul>
    </Panel>
  );
}
