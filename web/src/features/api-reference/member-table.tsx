import { Badge, Code, Table, Text, Title } from '@mantine/core';
import { useText } from '../../i18n/use-text.ts';
import { Prose } from './prose.tsx';
import type { ApiMember } from './read-document.ts';

interface MemberTableProps {
  readonly title: string;
  readonly lead?: string;
  readonly members: readonly ApiMember[];
}

/** Parameters, or the members of a body or an answer; nothing where there is nothing to tell. */
export function MemberTable({ title, lead, members }: MemberTableProps) {
  const { text } = useText();
  if (members.length === 0 && !lead) return null;
  return (
    <section>
      <Title order={3} size="h5" mb={4}>
        {title}
      </Title>
      {lead && (
        <Text size="sm">
          <Prose text={lead} />
        </Text>
      )}
      {members.length > 0 && (
        <Table.ScrollContainer minWidth={300} mah={420}>
          <Table verticalSpacing={4} aria-label={title}>
            <Table.Tbody>
              {members.map((member) => (
                <Table.Tr key={`${member.in} ${member.name}`}>
                  <Table.Th scope="row" fw={400} w="34%" style={{ verticalAlign: 'top' }}>
                    <Code>{member.name}</Code>{' '}
                    {member.isRequired && (
                      <Badge size="xs" variant="outline" color="gray">
                        {text('apiReference.required')}
                      </Badge>
                    )}
                  </Table.Th>
                  <Table.Td style={{ verticalAlign: 'top' }}>
                    <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                      {[member.in, member.type].filter(Boolean).join(' · ')}
                    </Text>
                    {member.description && (
                      <Text size="sm">
                        <Prose text={member.description} />
                      </Text>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </section>
  );
}
