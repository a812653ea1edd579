import { Drawer } from '@mantine/core';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { may } from '../records/rights.ts';
import { useMe } from '../session/session-queries.ts';
import { RecordHistory } from './record-history.tsx';

interface HistoryDrawerProps {
  readonly record: CrmRecord;
  readonly onClose: () => void;
}

export function HistoryDrawer({ record, onClose }: HistoryDrawerProps) {
  const { text } = useText();
  const me = useMe();
  return (
    <Drawer
      opened
      onClose={onClose}
      title={text('history.title')}
      size={560}
      closeButtonProps={{ 'aria-label': text('action.close') }}
    >
      <RecordHistory record={record} canRestore={may(me, 'edit', record.object)} />
    </Drawer>
  );
}
