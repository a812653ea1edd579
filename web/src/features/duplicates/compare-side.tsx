import { SegmentedControl, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { definitions } from '#shared/model/objects/registry.ts';
import { useText } from '../../i18n/use-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { ReferenceInput } from '../records/reference-input.tsx';
import { useFieldName } from '../records/use-field-name.ts';
import { type ComparedObject, type Typed, typedFields } from './typed-record.ts';

/** One of the two: a record that is there, or what somebody types. */
export interface Side {
  readonly isTyped: boolean;
  readonly id: string | null;
  readonly typed: Typed;
}

export const emptySide: Side = { isTyped: false, id: null, typed: {} };

interface CompareSideProps {
  readonly title: string;
  readonly object: ComparedObject;
  readonly side: Side;
  readonly onChange: (side: Side) => void;
}

export function CompareSide({ title, object, side, onChange }: CompareSideProps) {
  const { text } = useText();
  return (
    <Panel title={title}>
      <Stack gap="sm">
        <SegmentedControl
          size="xs"
          aria-label={title}
          value={side.isTyped ? 'typed' : 'stored'}
          onChange={(value) => onChange({ ...side, isTyped: value === 'typed' })}
          data={[
            { value: 'stored', label: text('compare.stored') },
            { value: 'typed', label: text('compare.typed') },
          ]}
        />
        {side.isTyped ? (
          <TypedSide object={object} typed={side.typed} onChange={(typed) => onChange({ ...side, typed })} />
        ) : (
          <ReferenceInput
            to={object}
            label={text(`object.${object}.one`)}
            value={side.id}
            onChange={(id) => onChange({ ...side, id })}
          />
        )}
      </Stack>
    </Panel>
  );
}

interface TypedSideProps {
  readonly object: ComparedObject;
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
}

function TypedSide({ object, typed, onChange }: TypedSideProps) {
  const { text } = useText();
  const nameOf = useFieldName(object);
  const labelOf = (name: string) => {
    const field = definitions[object].fields.find((one) => one.name === name);
    return name === 'addresses' ? text('compare.town') : field ? nameOf(field) : name;
  };
  return (
    <SimpleGrid cols={2} spacing="sm" verticalSpacing="xs">
      {typedFields[object].map((name: string) => (
        <TextInput
          key={name}
          size="sm"
          label={labelOf(name)}
          value={typed[name] ?? ''}
          placeholder={name === 'birthday' ? '1980-12-31' : undefined}
          onChange={(event) => onChange({ ...typed, [name]: event.currentTarget.value })}
        />
      ))}
    </SimpleGrid>
  );
}
