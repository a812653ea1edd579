import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { PillSelect } from '../../ui/pill-select.tsx';
import { useNames } from '../../ui/use-names.ts';
import { useToast } from '../../ui/use-toast.ts';
import { StageSelect } from '../deals/stage-select.tsx';
import { isMastered } from '../mastery/use-mastered.ts';
import { useMe } from '../session/session-queries.ts';
import { useUpdateRecord } from './record-queries.ts';
import { stateField, stateTone } from './record-state.ts';
import { useTitle } from './record-title.ts';
import { may } from './rights.ts';

interface StateSelectProps {
  readonly definition: ObjectDefinition;
  readonly record: CrmRecord;
}

/** How far the record is, and the way to say that it is further now. */
export function StateSelect({ definition, record }: StateSelectProps) {
  const { text } = useText();
  const { fieldName, optionName } = useNames();
  const titleOf = useTitle();
  const me = useMe();
  const toast = useToast();
  const update = useUpdateRecord();
  const field = stateField(definition);
  if (definition.name === 'deals') return <StageSelect deal={record} />;
  if (!field) return null;
  const state = record[field.name];
  const chosen = update.isPending ? update.variables.patch[field.name] : state;
  return (
    <PillSelect
      tone={stateTone(record)}
      label={`${fieldName(definition.name, field)}: ${titleOf(record)}`}
      data={(field.options ?? []).map((option) => ({
        value: option,
        label: optionName(definition.name, field, option),
      }))}
      value={chosen}
      onChange={(next) =>
        next !== state &&
        update.mutate(
          { record, patch: { [field.name]: next } },
          { onSuccess: () => toast.done(text('edit.saved')), onError: toast.error },
        )
      }
      disabled={
        !may(me, 'edit', definition.name) ||
        field.readOnly === true ||
        isMastered(record, field.name) ||
        update.isPending
      }
    />
  );
}
