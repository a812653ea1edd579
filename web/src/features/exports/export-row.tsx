import { Badge, Button, Table, Text } from '@mantine/core';
import { Download } from 'lucide-react';
import type { Export } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { useToast } from '../../ui/use-toast.ts';
import { useMe } from '../session/session-queries.ts';
import { useLoadExport } from './export-queries.ts';

type State = Export['status'] | 'expired';
const colors: Readonly<Record<State, string>> = { running: 'indigo', finished: 'teal', failed: 'red', expired: 'gray' };

/** The file is for nobody but who asked for it. */
export function ExportRow({ one }: { readonly one: Export }) {
  const { text, label } = useText();
  const formats = useFormats();
  const toast = useToast();
  const me = useMe();
  const load = useLoadExport();
  const { object, fileName, createdAt, createdBy, expiresAt, problem, rows, size } = one;
  const isExpired = expiresAt !== null && Date.parse(expiresAt) <= Date.now();
  const state: State = isExpired ? 'expired' : one.status;
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm">{fileName}</Text>
        <Text size="xs" c="dimmed">
          {size > 0 ? formats.bytes(size) : ''}
        </Text>
      </Table.Td>
      <Table.Td>{label(`object.${object}.many`, object)}</Table.Td>
      <Table.Td>
        <Text size="sm">{formats.dateTime(createdAt)}</Text>
        <Text size="xs" c="dimmed">
          {createdBy.name}
        </Text>
      </Table.Td>
      <Table.Td>
        <Badge size="sm" variant="dot" color={colors[state]} tt="none">
          {text(`exports.status.${state}`)}
        </Badge>
        {problem !== null && (
          <Text size="xs" c="dimmed">
            {label(`problem.${problem}`, problem)}
          </Text>
        )}
        {state === 'finished' && expiresAt && (
          <Text size="xs" c="dimmed">
            {text('exports.until', { at: formats.date(expiresAt.slice(0, 10)) })}
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="end">{formats.number(rows, 0)}</Table.Td>
      <Table.Td ta="end">
        {state === 'finished' && createdBy.id === me?.user.id && (
          <Button
            size="xs"
            variant="default"
            leftSection={<Download size={14} aria-hidden />}
            loading={load.isPending}
            aria-label={`${text('exports.load')}: ${fileName}`}
            onClick={() => load.mutate(one, { onError: toast.error })}
          >
            {text('exports.load')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
