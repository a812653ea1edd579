import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { FileUp } from 'lucide-react';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { useText } from '../../i18n/use-text.ts';
import { useMe } from '../session/session-queries.ts';
import { importedObjects } from './imported-objects.ts';

/** From a list to the import of such records, for those who may. */
export function ImportButton({ object }: { readonly object: ObjectName }) {
  const { text } = useText();
  const navigate = useNavigate();
  const me = useMe();
  if (!importedObjects(me).some(({ name }) => name === object)) return null;
  return (
    <Button
      variant="default"
      leftSection={<FileUp size={15} aria-hidden />}
      onClick={() => void navigate({ to: '/imports', search: { object } })}
    >
      {text('nav.imports')}
    </Button>
  );
}
