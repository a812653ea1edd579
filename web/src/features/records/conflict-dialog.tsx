import { Button, Group, Modal, Table, Text } from '@mantine/core';
import type { CrmRecord, Fields } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { FieldValue } from '../../ui/field-value.tsx';
import { valueIn } from '../../ui/field-values.ts';
import { useNames } from '../../ui/use-names.ts';
import { useDefinition } from './definitions.ts';

export interface EditConflict {
  /** The record as someone else left it. */
  readonly current: CrmRecord;
  /** The fields that were about to be saved. */
  readonly mine: Fields;
}

interface ConflictDialogProps {
  readonly conflict: EditConflict | null;
  readonly onClose: () => void;
  readonly onKeepMine: (conflict: EditConflict) => void;
  readonly onTakeTheirs: (conflict: EditConflict) => void;
}

/** Two people changed the same fields: both values side by side, and a choice that says what it does. */
export function ConflictDialog({ conflict, onClose, onKeepMine, onTakeTheirs }: ConflictDialogProps) {
  const { text } = useText();
  const { fieldName } = useNames();
  const object = conflict?.current.object ?? 'companies';
  const fields = useDefinition(object).fields.filter(
    (field) => conflict && valueIn(conflict.mine, field) !== undefined,
  );
  return (
    <Modal opened={conflict !== null} onClose={onClose} title={text('conflict.title')} size="lg">
      <Text size="sm" mb="md">
        {text('conflict.lead')}
      </Text>
      {conflict && (
        <>
          <Table withTableBorder mb="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text('conflict.field')}</Table.Th>
                <Table.Th>{text('conflict.mine')}</Table.Th>
                <Table.Th>{text('conflict.theirs')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {fields.map((field) => (
                <Table.Tr key={field.name}>
                  <Table.Th scope="row">{fieldName(object, field)}</Table.Th>
                  <Table.Td>
                    <FieldValue object={object} field={field} record={conflict.mine} />
                  </Table.Td>
                  <Table.Td>
                    <FieldValue object={object} field={field} record={conflict.current} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => onTakeTheirs(conflict)}>
              {text('conflict.takeTheirs')}
            </Button>
            <Button onClick={() => onKeepMine(conflict)}>{text('conflict.keepMine')}</Button>
          </Group>
        </>
      )}
    </Modal>
  );
}
