import { Badge, Group, Text } from '@mantine/core';
import { UserRound } from 'lucide-react';
import { findField } from '#shared/model/objects/registry.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FieldValue } from '../../ui/field-value.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QuickCreateButton } from '../quick-create/quick-create-button.tsx';
import { useDefinition } from '../records/definitions.ts';
import { RecordLink } from '../records/record-link.tsx';
import styles from '../records/record-rows.module.css';
import { useTitle } from '../records/record-title.ts';

interface CardContactsProps {
  readonly companyId: string;
  readonly contacts: readonly CrmRecord[];
}

const reachFields = ['phones', 'emails'] as const;

export function CardContacts({ companyId, contacts }: CardContactsProps) {
  const { text, label } = useText();
  const definition = useDefinition('contacts');
  const titleOf = useTitle();
  return (
    <Panel
      title={label('object.contacts.many', '')}
      count={contacts.length || undefined}
      actions={<QuickCreateButton object="contacts" known={{ companyId }} quiet />}
      flush
    >
      {contacts.length === 0 && <EmptyState small icon={UserRound} title={text('card.noContacts')} />}
      <ul className={styles.list}>
        {contacts.map((contact) => (
          <li key={contact.id} className={styles.row}>
            <div className={styles.words}>
              <RecordLink object="contacts" id={contact.id} className={styles.title}>
                {titleOf(contact)}
              </RecordLink>
              <Group gap="0 6px">
                <Text size="xs" c="dimmed">
                  {typeof contact.position === 'string' ? contact.position : ''}
                </Text>
                {contact.decisionMaker === true && (
                  <Badge size="xs" variant="dot" color="teal" tt="none">
                    {label('field.contacts.decisionMaker', '')}
                  </Badge>
                )}
              </Group>
            </div>
            <div className={styles.aside}>
              {reachFields.map((name) => {
                const field = findField(definition, name);
                const isSaid = Array.isArray(contact[name]) && contact[name].length > 0;
                return (
                  field && isSaid && <FieldValue key={name} object="contacts" field={field} record={contact} oneLine />
                );
              })}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
