import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions, findField } from '#shared/model/objects/registry.ts';
import { useText } from '../../i18n/use-text.ts';
import { useReferences } from '../../ui/references.ts';

interface DefaultInputsProps {
  readonly object: ObjectName;
  readonly values: Readonly<Record<string, unknown>>;
  readonly onChange: (values: Readonly<Record<string, unknown>>) => void;
}

/** Whose new records are where the file does not say. */
export function DefaultInputs({ object, values, onChange }: DefaultInputsProps) {
  const { text, label } = useText();
  const { Input } = useReferences();
  const { owner } = definitions[object];
  const to = findField(definitions[object], owner)?.to;
  if (!to) return null;
  return (
    <Input
      to={to}
      label={text('imports.defaultFor', { field: label(`field.${object}.${owner}`, owner) })}
      value={typeof values[owner] === 'string' ? values[owner] : null}
      onChange={(id) => onChange(id === null ? {} : { [owner]: id })}
    />
  );
}
