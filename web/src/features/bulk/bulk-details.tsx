import { List, Modal, Stack, Text } from '@mantine/core';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { useText } from '../../i18n/use-text.ts';
import { describeFault, useErrorText } from '../../ui/error-text.ts';
import { pointerToPath } from '../../ui/form-values.ts';
import { useFieldName } from '../records/use-field-name.ts';
import type { Finished } from './use-bulk.ts';

interface BulkDetailsProps {
  readonly definition: ObjectDefinition;
  readonly finished: Finished;
  readonly onClose: () => void;
}

/** Each record that was not changed, and why, in words. */
export function BulkDetails({ definition, finished, onClose }: BulkDetailsProps) {
  const { text } = useText();
  const nameOf = useNames(definition);
  const { refused, kept = [] } = finished.outcome;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={text('bulk.detailsTitle')}
      closeButtonProps={{ 'aria-label': text('action.close') }}
    >
      <Stack gap="md">
        {kept.length > 0 && (
          <div>
            <Text size="sm">{text('bulk.keptLead')}</Text>
            <List size="sm" mt={6} spacing={4}>
              {kept.map(({ id, title, fields }) => (
                <List.Item key={id}>
                  <b>{title}</b>: {fields.map(nameOf).join(', ')}
                </List.Item>
              ))}
            </List>
          </div>
        )}
        {refused.length > 0 && (
          <List size="sm" spacing={4}>
            {refused.map(({ id, title, problem }) => (
              <List.Item key={id}>
                <b>{title}</b>: <Reason definition={definition} problem={problem} />
              </List.Item>
            ))}
          </List>
        )}
      </Stack>
    </Modal>
  );
}

function Reason({ definition, problem }: { readonly definition: ObjectDefinition; readonly problem: ApiProblem }) {
  const { label } = useText();
  const errorText = useErrorText();
  const nameOf = useNames(definition);
  const { holders } = problem.members;
  const held = Array.isArray(holders) ? holders.map(({ title }: { title: string }) => title) : [];
  const faults = problem.errors.map((fault) => `${nameOf(fieldOf(fault.pointer))}: ${describeFault(fault, label)}`);
  return <>{[errorText(problem), ...faults, ...(held.length > 0 ? [held.join(', ')] : [])].join(' ')}</>;
}

/** `/custom/colour/0` → `custom.colour` */
function fieldOf(pointer: string): string {
  const [first = '', second = ''] = pointerToPath(pointer).split('.');
  return first === 'custom' ? `${first}.${second}` : first;
}

function useNames(definition: ObjectDefinition): (name: string) => string {
  const nameOf = useFieldName(definition.name);
  return (name) => {
    const field = findField(definition, name);
    return field ? nameOf(field) : name;
  };
}
