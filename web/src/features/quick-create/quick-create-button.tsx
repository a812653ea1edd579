import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { Fields } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { may } from '../records/rights.ts';
import { useMe } from '../session/session-queries.ts';
import { useQuickCreate } from './quick-create-context.ts';

interface QuickCreateButtonProps {
  readonly object: ObjectName;
  readonly known?: Fields;
  readonly quiet?: boolean;
}

export function QuickCreateButton({ object, known, quiet }: QuickCreateButtonProps) {
  const { text } = useText();
  const me = useMe();
  const open = useQuickCreate();
  if (!may(me, 'create', object)) return null;
  return (
    <Button
      leftSection={<Plus size={15} aria-hidden />}
      onClick={() => open({ object, ...(known && { known }) })}
      {...(quiet && { variant: 'subtle', size: 'compact-sm' })}
    >
      {text(`create.${object}`)}
    </Button>
  );
}
