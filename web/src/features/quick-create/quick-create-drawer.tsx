import { Drawer } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { useToast } from '../../ui/use-toast.ts';
import { useDefinitions } from '../records/definitions.ts';
import { drawerSize } from '../records/drawer-size.ts';
import { useTitle } from '../records/record-title.ts';
import { useMe } from '../session/session-queries.ts';
import { creatableBy } from './creatable.ts';
import { CreateForm } from './create-form.tsx';
import { ObjectPicker } from './object-picker.tsx';
import type { QuickCreateRequest } from './quick-create-context.ts';

interface QuickCreateDrawerProps {
  readonly request: QuickCreateRequest | null;
  readonly onRequest: (request: QuickCreateRequest) => void;
  readonly onClose: () => void;
}

export function QuickCreateDrawer({ request, onRequest, onClose }: QuickCreateDrawerProps) {
  const { text } = useText();
  const titleOf = useTitle();
  const me = useMe();
  const navigate = useNavigate();
  const toast = useToast();
  const known = useDefinitions();
  const definition = request && known[request.object];

  /** What was begun on a page is seen there; anything else is opened. */
  function finish(record: CrmRecord): void {
    onClose();
    toast.done(text('create.done', { title: titleOf(record) }));
    if (!request?.known) void navigate({ to: '/$object/$id', params: { object: record.object, id: record.id } });
  }

  return (
    <Drawer
      opened={request !== null}
      onClose={onClose}
      title={text(request ? `create.${request.object}` : 'create.title')}
      size={drawerSize(definition)}
      closeButtonProps={{ 'aria-label': text('action.close') }}
    >
      {request && !request.known && (
        <ObjectPicker objects={creatableBy(me)} value={request.object} onChange={(object) => onRequest({ object })} />
      )}
      {request && definition && (
        <CreateForm
          key={request.object}
          definition={definition}
          known={request.known ?? {}}
          onCreated={finish}
          onCancel={onClose}
        />
      )}
    </Drawer>
  );
}
