import { Drawer } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { PersonalDataPanel } from './personal-data-panel.tsx';

interface PersonalDataDrawerProps {
  readonly person: CrmRecord;
  readonly onClose: () => void;
}

/** The page of a person who was erased is left for the list. */
export function PersonalDataDrawer({ person, onClose }: PersonalDataDrawerProps) {
  const { text } = useText();
  const navigate = useNavigate();
  return (
    <Drawer
      opened
      onClose={onClose}
      title={text('personal.title')}
      size={480}
      closeButtonProps={{ 'aria-label': text('action.close') }}
    >
      <PersonalDataPanel
        person={person}
        onErased={() => void navigate({ to: '/$object', params: { object: person.object } })}
      />
    </Drawer>
  );
}
