import { Group, Switch, TextInput } from '@mantine/core';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Mapping } from './mapping.ts';

/** What a plan can be told besides where columns go. */
export interface Extras {
  readonly system: string;
  readonly create: readonly string[];
  readonly notify: boolean;
}

interface ExtraInputsProps {
  readonly object: ObjectName;
  readonly mapping: Mapping;
  readonly value: Extras;
  readonly onChange: (value: Extras) => void;
  readonly isSystemKnown: boolean;
}

export function ExtraInputs({ object, mapping, value, onChange, isSystemKnown }: ExtraInputsProps) {
  const { text } = useText();
  const { create, system, notify } = value;
  const mapped = new Set(Object.values(mapping));
  const naming = definitions[object].fields.filter(({ to, name }) => to === 'companies' && mapped.has(name));
  const names = naming.map(({ name }) => name);
  return (
    <Group align="flex-end" gap="lg">
      {!isSystemKnown && (
        <TextInput
          label={text('imports.system')}
          placeholder="bitrix24"
          value={system}
          maxLength={40}
          onChange={({ currentTarget }) => onChange({ ...value, system: currentTarget.value.toLowerCase() })}
          w={320}
        />
      )}
      {names.length > 0 && (
        <Switch
          label={text('imports.createCompanies')}
          checked={create.length > 0}
          onChange={({ currentTarget }) => onChange({ ...value, create: currentTarget.checked ? names : [] })}
        />
      )}
      <Switch
        label={text('imports.notify')}
        checked={notify}
        onChange={({ currentTarget }) => onChange({ ...value, notify: currentTarget.checked })}
      />
    </Group>
  );
}
