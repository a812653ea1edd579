import { Drawer, SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { definitions } from '#shared/model/objects/registry.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { useToast } from '../../ui/use-toast.ts';
import { titleOf } from '../records/record-title.ts';
import { may } from '../records/rights.ts';
import { useMe } from '../session/session-queries.ts';
import { CreateForm } from './create-form.tsx';
import { type CreatableObject, creatableObjects, type QuickCreateRequest } from './quick-create-context.ts';

interface QuickCreateDrawerProps {
  readonly request: QuickCreateRequest | null;
  readonly onRequest: (request: QuickCreateRequest) => void;
  readonly onClose: () => void;
}

export function QuickCreateDrawer({ request, onRequest, onClose }: QuickCreateDrawerProps) {
  const { text, label } = useText();
  const me = useMe();
  const navigate = useNavigate();
  const toast = useToast();
  const objects = creatableObjects.filter((object) => may(me, 'create', object));

  function finish(record: CrmRecord): void {
    onClose();
    toast.done(text('create.done', { title: titleOf(record) }));
    if (record.object === 'companies') void navigate({ to: '/companies/$id', params: { id: record.id } });
  }

  return (
    <Drawer
      opened={request !== null}
      onClose={onClose}
      title={text(request ? `create.${request.object}` : 'create.title')}
      size={520}
      closeButtonProps={{ 'aria-label': text('action.close') }}
    >
      {request && (
        <>
          {!request.known && (
            <SegmentedControl
              fullWidth
              mb="md"
              aria-label={text('create.what')}
              value={request.object}
              onChange={(object) => onRequest({ object: object as CreatableObject })}
              data={objects.map((object) => ({ value: object, label: label(`object.${object}.one`, object) }))}
            />
          )}
          <CreateForm
            key={request.object}
            definition={definitions[request.object]}
            known={request.known ?? {}}
            onCreated={finish}
            onCancel={onClose}
          />
        </>
      )}
    </Drawer>
  );
}
