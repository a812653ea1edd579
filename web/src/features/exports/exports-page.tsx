import { Button, Skeleton, Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Archive, FileDown } from 'lucide-react';
import { type ObjectName, objectNames } from '#shared/model/objects/definition.ts';
import type { Me } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useToast } from '../../ui/use-toast.ts';
import { hasCapability } from '../records/rights.ts';
import { useMe } from '../session/session-queries.ts';
import { exportsQuery, useExportWorkspace } from './export-queries.ts';
import { ExportRow } from './export-row.tsx';

const columns = ['file', 'what', 'begun', 'status', 'rows'] as const;

export function ExportsPage() {
  const { text } = useText();
  const me = useMe();
  const list = useInfiniteQuery(exportsQuery);
  const exports = list.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <>
      <PageHeader
        title={text('nav.exports')}
        lead={text('exports.lead')}
        actions={takesAll(me) && <WorkspaceButton />}
      />
      <Panel flush>
        {list.error && !list.data && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
        {list.isPending && <Skeleton height={90} m="md" width="auto" />}
        {list.data && exports.length === 0 && (
          <EmptyState icon={FileDown} title={text('exports.none')} advice={text('exports.noneAdvice')} />
        )}
        {exports.length > 0 && (
          <Table.ScrollContainer minWidth={760}>
            <Table verticalSpacing="xs" horizontalSpacing="md">
              <Table.Thead>
                <Table.Tr>
                  {columns.map((name) => (
                    <Table.Th key={name} {...(name === 'rows' && { ta: 'end' })}>
                      {text(`exports.${name}`)}
                    </Table.Th>
                  ))}
                  <Table.Th aria-label={text('exports.load')} />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {exports.map((one) => (
                  <ExportRow key={one.id} one={one} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
        <LoadMore query={list} />
      </Panel>
    </>
  );
}

function takesAll(me: Me): boolean {
  const isAll = (object: ObjectName) =>
    me.permissions[object].read === 'all' && me.permissions[object].export === 'all';
  return hasCapability(me, 'configure') && objectNames.every(isAll);
}

function WorkspaceButton() {
  const { text } = useText();
  const toast = useToast();
  const take = useExportWorkspace();
  return (
    <Button
      variant="default"
      leftSection={<Archive size={15} aria-hidden />}
      loading={take.isPending}
      onClick={() => take.mutate(undefined, { onError: toast.error })}
    >
      {text('exports.workspace')}
    </Button>
  );
}
