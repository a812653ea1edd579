import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Download, Eraser } from 'lucide-react';
import { useState } from 'react';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { saveFile } from '../../ui/save-file.ts';
import { useToast } from '../../ui/use-toast.ts';
import { EraseDialog } from './erase-dialog.tsx';
import { downloadPersonalData } from './privacy-queries.ts';

interface PersonalDataPanelProps {
  readonly person: CrmRecord;
  readonly onErased: () => void;
}

/** What people may ask of whoever keeps data about them: to be told all of it, and to be forgotten. */
export function PersonalDataPanel({ person, onErased }: PersonalDataPanelProps) {
  const { text } = useText();
  const toast = useToast();
  const [isErasing, setErasing] = useState(false);
  const download = useMutation({
    mutationFn: () => downloadPersonalData(person),
    onSuccess: (file) => saveFile(file, `${person.id}.json`),
    onError: toast.error,
  });
  return (
    <Stack gap="lg">
      <section>
        <Text size="sm" mb="xs">
          {text('personal.downloadLead')}
        </Text>
        <Button
          variant="default"
          leftSection={<Download size={15} aria-hidden />}
          loading={download.isPending}
          onClick={() => download.mutate()}
        >
          {text('personal.download')}
        </Button>
      </section>
      <section>
        <Text size="sm" mb="xs">
          {text('personal.eraseLead')}
        </Text>
        <Group>
          <Button
            variant="light"
            color="red"
            leftSection={<Eraser size={15} aria-hidden />}
            onClick={() => setErasing(true)}
          >
            {text('personal.erase')}
          </Button>
        </Group>
      </section>
      <EraseDialog person={isErasing ? person : null} onClose={() => setErasing(false)} onErased={onErased} />
    </Stack>
  );
}
