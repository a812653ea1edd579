import { Badge, Radio, UnstyledButton } from '@mantine/core';
import type { FieldDefinition, ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Fields } from '#shared/model/records.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { FieldValue } from '../../ui/field-value.tsx';
import { UserBadge } from '../../ui/user-badge.tsx';
import { RecordLink } from '../records/record-link.tsx';
import { useFieldName } from '../records/use-field-name.ts';
import type { MergePreview, MergeWish, PreviewField } from './merge-queries.ts';
import styles from './merge-table.module.css';

interface MergeTableProps {
  readonly definition: ObjectDefinition;
  readonly preview: MergePreview;
  readonly target: string;
  readonly choose: MergeWish['choose'];
  /** Also fields that all records agree on. */
  readonly showsAll: boolean;
  readonly onTarget: (id: string) => void;
  readonly onChoose: (choose: MergeWish['choose']) => void;
}

/** A column for each record and one for what becomes of them; a click on a value takes it. */
export function MergeTable(props: MergeTableProps) {
  const { definition, preview, showsAll } = props;
  const { text } = useText();
  const rows = preview.fields.filter(({ rule }) => showsAll || rule !== 'same');
  return (
    <div className={styles.scroll}>
      <table className={styles.table} data-testid="merge-fields">
        <caption className={styles.caption}>{text('merge.fields')}</caption>
        <thead>
          <RecordColumns {...props} />
        </thead>
        <tbody>
          {rows.map((row) => {
            const field = definition.fields.find(({ name }) => name === row.field);
            return field ? <FieldRow key={row.field} {...props} row={row} field={field} /> : null;
          })}
        </tbody>
      </table>
    </div>
  );
}

function RecordColumns({ definition, preview, target, onTarget }: MergeTableProps) {
  const { text } = useText();
  const formats = useFormats();
  // The columns stay where they are, whichever of them is the one that stays.
  const records = preview.records.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return (
    <tr>
      <td />
      {records.map((record) => (
        <th key={record.id} scope="col">
          <RecordLink object={definition.name} id={record.id} className={styles.name}>
            {record.title}
          </RecordLink>
          <div className={styles.about}>
            {record.accountManager && <UserBadge name={record.accountManager.name} />}
            <span>{text('merge.since', { date: formats.date(record.createdAt) })}</span>
          </div>
          <Radio
            size="xs"
            name="target"
            label={text('merge.keep')}
            checked={record.id === target}
            onChange={() => onTarget(record.id)}
          />
        </th>
      ))}
      <th scope="col">{text('merge.result')}</th>
    </tr>
  );
}

interface FieldRowProps extends MergeTableProps {
  readonly row: PreviewField;
  readonly field: FieldDefinition;
}

function FieldRow({ definition, preview, choose, onChoose, row, field }: FieldRowProps) {
  const { text } = useText();
  const nameOf = useFieldName(definition.name);
  const records = preview.records.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const { [row.field]: chosen, ...others } = choose;
  return (
    <tr>
      <th scope="row">{nameOf(field)}</th>
      {records.map(({ id, title }) => (
        <td key={id}>
          <CandidateCell
            definition={definition}
            field={field}
            row={row}
            id={id}
            title={title}
            onTake={() => onChoose(chosen === id ? others : { ...choose, [row.field]: id })}
          />
        </td>
      ))}
      <td>
        <div className={styles.result}>
          <FieldValue object={definition.name} field={field} record={recordOf(preview, field, row.value)} />
          <Badge variant="light" size="xs" tt="none" fw={500} color={row.rule === 'chosen' ? 'indigo' : 'gray'}>
            {row.rule === 'mastered'
              ? text('mastered.in', { system: preview.result.mastered?.system ?? '' })
              : text(`merge.rule.${row.rule}`)}
          </Badge>
        </div>
      </td>
    </tr>
  );
}

interface CandidateCellProps {
  readonly definition: ObjectDefinition;
  readonly field: FieldDefinition;
  readonly row: PreviewField;
  readonly id: string;
  /** Of the record whose value it is. */
  readonly title: string;
  readonly onTake: () => void;
}

function CandidateCell({ definition, field, row, id, title, onTake }: CandidateCellProps) {
  const { text } = useText();
  const fieldName = useFieldName(definition.name);
  const formats = useFormats();
  const candidate = row.candidates.find(({ recordId }) => recordId === id);
  if (!candidate) return <span className={styles.nothing}>—</span>;
  const { source } = candidate;
  const value = <FieldValue object={definition.name} field={field} record={{ [field.name]: candidate.value }} />;
  const origin = source && (
    <span className={styles.source}>
      {[formats.date(source.at), source.actor.name, source.channel === 'import' && text('history.channel.import')]
        .filter(Boolean)
        .join(' · ')}
    </span>
  );
  const isTaken = row.recordId === id;
  if (!row.choosable || row.candidates.length < 2 || row.rule === 'same')
    return (
      <div className={styles.value}>
        {value}
        {origin}
      </div>
    );
  return (
    <div className={styles.choice} data-taken={isTaken || undefined}>
      {value}
      {origin}
      <UnstyledButton
        className={styles.cover}
        aria-pressed={isTaken}
        aria-label={[text('merge.take'), [fieldName(field), title].join(', ')].join(': ')}
        onClick={onTake}
      />
    </div>
  );
}

/** Sums are shown in the currency of the survivor. */
function recordOf({ result }: MergePreview, field: FieldDefinition, value: unknown): Fields {
  return { ...(result as Fields), [field.name]: value };
}
