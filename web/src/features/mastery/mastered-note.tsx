import { Lock } from 'lucide-react';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFieldName } from '../records/use-field-name.ts';
import styles from './mastered-note.module.css';
import { useMasteredWords } from './use-mastered.ts';

interface MasteredNoteProps {
  readonly definition: ObjectDefinition;
  readonly record: CrmRecord;
}

/** Which system keeps the record, or which of its fields, and when it was heard of last. */
export function MasteredNote({ definition, record: { mastered } }: MasteredNoteProps) {
  const { text } = useText();
  const say = useMasteredWords();
  const nameOf = useFieldName(definition.name);
  if (!mastered) return null;
  const names = definition.fields.filter(({ name }) => mastered.fields.includes(name)).map(nameOf);
  return (
    <p className={styles.note} data-testid="mastered">
      <Lock size={15} aria-hidden />
      <span>{`${say(mastered)} · ${mastered.whole ? text('mastered.whole') : names.join(', ')}`}</span>
    </p>
  );
}
