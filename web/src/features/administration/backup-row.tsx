import { Badge, Button, Code, List, Table, Text, Tooltip } from '@mantine/core';
import type { Backup, BackupFault } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { useToast } from '../../ui/use-toast.ts';
import { useVerifyBackup } from './administration-queries.ts';

/** A backup with its proof, and below it what a drill found wrong. */
export function BackupRow({ backup }: { readonly backup: Backup }) {
  const { text } = useText();
  const formats = useFormats();
  const { problems = [] } = backup.verified ?? {};
  return (
    <>
      <Table.Tr>
        <Table.Td>
          <Tooltip label={`SHA-256 ${backup.sha256}`}>
            <Text component="span" size="sm">
              {formats.dateTime(backup.at)}
            </Text>
          </Tooltip>
        </Table.Td>
        <Table.Td ta="end">{formats.number(backup.records, 0)}</Table.Td>
        <Table.Td ta="end">{formats.number(backup.files, 0)}</Table.Td>
        <Table.Td ta="end">{formats.bytes(backup.size)}</Table.Td>
        <Table.Td>{backup.expiresAt ? formats.date(backup.expiresAt.slice(0, 10)) : ''}</Table.Td>
        <Table.Td>
          <ProofBadge backup={backup} />
        </Table.Td>
        <Table.Td ta="end">
          <VerifyButton backup={backup} />
        </Table.Td>
      </Table.Tr>
      {problems.length > 0 && (
        <Table.Tr>
          <Table.Td colSpan={7}>
            <List size="sm" spacing={4} aria-label={text('administration.faulty', { count: problems.length })}>
              {problems.map((problem, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
                <List.Item key={at}>
                  <Fault fault={problem} />
                </List.Item>
              ))}
            </List>
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

function ProofBadge({ backup: { verified, isBeingVerified } }: { readonly backup: Backup }) {
  const { text } = useText();
  const formats = useFormats();
  if (isBeingVerified) return <Proof color="indigo" words={text('administration.verifying')} />;
  if (!verified) return <Proof color="gray" words={text('administration.notProven')} />;
  if (verified.ok)
    return (
      <Proof color="teal" words={text('administration.proven', { at: formats.shortDate(verified.at.slice(0, 10)) })} />
    );
  return <Proof color="red" words={text('administration.faulty', { count: verified.problems.length })} />;
}

function Proof({ color, words }: { readonly color: string; readonly words: string }) {
  return (
    <Badge size="sm" variant="dot" color={color} tt="none">
      {words}
    </Badge>
  );
}

function VerifyButton({ backup }: { readonly backup: Backup }) {
  const { text } = useText();
  const formats = useFormats();
  const toast = useToast();
  const verify = useVerifyBackup();
  const start = () =>
    verify.mutate(backup.id, {
      onSuccess: () => toast.done(text('administration.started', { name: text('job.restore-drill') })),
      onError: toast.error,
    });
  return (
    <Button
      size="xs"
      variant="default"
      loading={verify.isPending || backup.isBeingVerified}
      onClick={start}
      aria-label={`${text('administration.verify')}: ${formats.dateTime(backup.at)}`}
    >
      {text('administration.verify')}
    </Button>
  );
}

function Fault({ fault: { code, where, expected, found } }: { readonly fault: BackupFault }) {
  const { text, label } = useText();
  return (
    <>
      {label(`backupFault.${code}`, code)}: <Code>{where}</Code>
      {expected !== undefined && found !== undefined && (
        <Text component="span" size="sm" c="dimmed">
          {' '}
          {text('administration.expectedFound', { expected: shorten(expected), found: shorten(found) })}
        </Text>
      )}
    </>
  );
}

/** Two hashes differ in their beginnings. */
function shorten(value: string): string {
  return /^[0-9a-f]{64}$/.test(value) ? `${value.slice(0, 12)}…` : value;
}
