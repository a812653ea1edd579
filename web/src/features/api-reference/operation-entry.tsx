import { Accordion, Badge, Code, Group, Stack, Text, Title } from '@mantine/core';
import { useText } from '../../i18n/use-text.ts';
import { MemberTable } from './member-table.tsx';
import { Prose } from './prose.tsx';
import type { ApiOperation } from './read-document.ts';

const colours: Readonly<Record<string, string>> = {
  GET: 'var(--accent-text)',
  POST: 'var(--success-text)',
  PATCH: 'var(--warning-text)',
  PUT: 'var(--warning-text)',
  DELETE: 'var(--danger-text)',
};

/** One operation: closed, what it is for; open, what it takes and answers. */
export function OperationEntry({ operation }: { readonly operation: ApiOperation }) {
  const { method, path, summary } = operation;
  return (
    <Accordion.Item value={operation.id}>
      <Accordion.Control>
        <Group gap="xs" wrap="wrap">
          <Badge variant="default" c={colours[method] ?? 'var(--quiet)'} radius="sm" miw={64}>
            {method}
          </Badge>
          <Code>{path}</Code>
          <Text size="sm">{summary}</Text>
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        <OperationDetails operation={operation} />
      </Accordion.Panel>
    </Accordion.Item>
  );
}

function OperationDetails({ operation }: { readonly operation: ApiOperation }) {
  const { text } = useText();
  const { description, access, parameters, body, answers } = operation;
  const [good, refused] = [answers.filter(isGood), answers.filter((answer) => !isGood(answer))];
  return (
    <Stack gap="sm">
      {description && (
        <Text size="sm">
          <Prose text={description} />
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {access === 'public' || access === 'signedIn'
          ? text(`apiReference.access.${access}`)
          : text('apiReference.access.right', { right: access })}
      </Text>
      <MemberTable title={text('apiReference.parameters')} members={parameters} />
      <MemberTable title={text('apiReference.body')} members={body} />
      {good.map(({ status, description: words, members }) => (
        <MemberTable key={status} title={text('apiReference.answer', { status })} lead={words} members={members} />
      ))}
      <section>
        <Title order={3} size="h5" mb={4}>
          {text('apiReference.refusals')}
        </Title>
        {refused.map(({ status, description: words }) => (
          <Text key={status} size="sm">
            <Code>{status}</Code> <Prose text={words} />
          </Text>
        ))}
      </section>
    </Stack>
  );
}

const isGood = ({ status }: { readonly status: string }) => status.startsWith('2') || status.startsWith('3');
