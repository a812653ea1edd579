import { MultiSelect, Select } from '@mantine/core';
import { type ImportMatch, mostMatchFields } from '#shared/model/imports.ts';
import type { ImportPreview } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Mapping, matchTargets, type PlanMatch, possibleMatches } from './mapping.ts';

interface MatchInputsProps {
  readonly preview: ImportPreview;
  readonly mapping: Mapping;
  readonly match: PlanMatch;
  readonly onChange: (match: PlanMatch) => void;
}

const byFields = 'fields';

/** By what rows find the records that they change: one way, or several fields together. */
export function MatchInputs({ preview, mapping, match, onChange }: MatchInputsProps) {
  const { text, label } = useText();
  const ways = possibleMatches(preview, mapping);
  const targets = matchTargets(preview, mapping);
  const data = ways.map((one) => ({ value: one, label: label(`imports.match.${one}`, label(`scheme.${one}`, one)) }));
  return (
    <>
      <Select
        label={text('imports.match')}
        data={[...data, { value: byFields, label: text('imports.match.fields') }]}
        value={typeof match === 'string' ? match : byFields}
        onChange={(next) => next && onChange(next === byFields ? [] : (next as ImportMatch))}
        allowDeselect={false}
        w={320}
      />
      {typeof match !== 'string' && (
        <MultiSelect
          label={text('imports.matchFields')}
          data={targets.map(({ name, label: name_ }) => ({ value: name, label: name_ }))}
          value={[...match]}
          onChange={onChange}
          maxValues={mostMatchFields}
          searchable
          w={320}
        />
      )}
    </>
  );
}
