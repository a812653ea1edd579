import { Button } from '@mantine/core';
import type { FieldDefinition, ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import type { RegistryDifference } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { FieldValue } from '../../ui/field-value.tsx';
import { useNames } from '../../ui/use-names.ts';
import { useToast } from '../../ui/use-toast.ts';
import { isMastered } from '../mastery/use-mastered.ts';
import { useUpdateRecord } from '../records/record-queries.ts';
import styles from './difference-row.module.css';

interface DifferenceRowProps {
  readonly definition: ObjectDefinition;
  readonly company: CrmRecord;
  readonly difference: RegistryDifference;
  readonly mayTake: boolean;
}

/** What the record says beside what the registry says, which an ordinary change takes over. */
export function DifferenceRow({ definition, company, difference, mayTake }: DifferenceRowProps) {
  const { text } = useText();
  const { fieldName } = useNames();
  const toast = useToast();
  const update = useUpdateRecord();
  const { field: name, ours, theirs } = difference;
  const field = definition.fields.find((one) => one.name === name);
  if (!field) return null;
  const label = fieldName(definition.name, field);

  function take(): void {
    const done = { onSuccess: () => toast.done(text('registry.taken', { field: label })), onError: toast.error };
    update.mutate({ record: company, patch: { [name]: theirs } }, done);
  }

  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <div className={styles.name}>{label}</div>
        <Side label={text('registry.here')} definition={definition} field={field} value={without(ours, theirs)} />
        <Side label={text('registry.there')} definition={definition} field={field} value={without(theirs, ours)} />
      </div>
      {mayTake && !field.readOnly && !isMastered(company, name) && (
        <Button
          variant="light"
          size="compact-sm"
          loading={update.isPending}
          onClick={take}
          aria-label={text('registry.takeField', { field: label })}
        >
          {text('registry.take')}
        </Button>
      )}
    </div>
  );
}

interface SideProps {
  readonly label: string;
  readonly definition: ObjectDefinition;
  readonly field: FieldDefinition;
  readonly value: unknown;
}

function Side({ label, definition, field, value }: SideProps) {
  return (
    <div className={styles.side}>
      <span className={styles.label}>{label}</span>
      <FieldValue object={definition.name} field={field} record={{ [field.name]: value }} />
    </div>
  );
}

/** Of lists only the entries that the other side does not have. */
function without(value: unknown, other: unknown): unknown {
  if (!Array.isArray(value) || !Array.isArray(other)) return value;
  const known = new Set(other.map((entry) => JSON.stringify(entry)));
  return value.filter((entry) => !known.has(JSON.stringify(entry)));
}
