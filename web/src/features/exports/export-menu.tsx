import { Button, Menu } from '@mantine/core';
import { Columns3, Download } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { type ExportFormat, exportFormats } from '#shared/model/exports.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { useToast } from '../../ui/use-toast.ts';
import type { Criteria } from '../records/list-query.ts';
import { isRelated, toOrder } from './export-order.ts';
import { useExport } from './export-queries.ts';

const ExportDialog = lazy(() => import('./export-dialog.tsx').then((module) => ({ default: module.ExportDialog })));

interface ExportMenuProps {
  readonly definition: ObjectDefinition;
  readonly criteria: Criteria;
  readonly columns: readonly string[];
}

/** Saves everything that the filter matches as a file, with the columns of the list or others. */
export function ExportMenu({ definition, criteria, columns }: ExportMenuProps) {
  const { text } = useText();
  const formats = useFormats();
  const toast = useToast();
  const take = useExport();
  const [isChoosing, setChoosing] = useState(false);
  const start = (format: ExportFormat, chosen: readonly string[]) =>
    take.mutate(toOrder(definition, criteria, chosen, format), {
      onSuccess: ({ fileName, rows }) =>
        toast.done(text('exports.done', { name: fileName, rows: formats.number(rows, 0) })),
      onError: toast.error,
    });
  const asShown = (format: ExportFormat) =>
    format === 'jsonl' ? columns.filter((column) => isRelated(definition, column)) : columns;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<Download size={15} aria-hidden />} disabled={take.isPending}>
            {take.isPending
              ? text('exports.running', { rows: formats.number(take.rows ?? 0, 0) })
              : text('action.export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {exportFormats.map((format) => (
            <Menu.Item key={format} onClick={() => start(format, asShown(format))}>
              {text(`exports.format.${format}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<Columns3 size={15} aria-hidden />} onClick={() => setChoosing(true)}>
            {text('exports.choose')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isChoosing && (
        <Suspense>
          <ExportDialog definition={definition} columns={columns} onStart={start} onClose={() => setChoosing(false)} />
        </Suspense>
      )}
    </>
  );
}
