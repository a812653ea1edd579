import { Alert, Badge, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { ClientTeam } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { UserBadge } from '../../ui/user-badge.tsx';
import { ReleaseNote } from './release-note.tsx';
import type { TeamAction } from './team-form.ts';
import { teamQuery } from './team-queries.ts';

const TeamDialogs = lazy(() => import('./team-dialogs.tsx').then((module) => ({ default: module.TeamDialogs })));

interface TeamPanelProps {
  readonly company: { readonly id: string; readonly name: string };
}

/** Who answers for the client, who works with them, and what the reader may do about it. */
export function TeamPanel({ company }: TeamPanelProps) {
  const { text } = useText();
  const [opened, setOpened] = useState<TeamAction | null>(null);
  const team = useQuery(teamQuery(company.id));
  if (team.error) return null;
  return (
    <Panel title={text('team.title')}>
      {team.data ? (
        <Team team={team.data} onAct={setOpened} />
      ) : (
        <Stack gap="xs" aria-busy>
          <Skeleton height={34} />
          <Skeleton height={14} width="60%" />
        </Stack>
      )}
      <Suspense>{opened && <TeamDialogs action={opened} company={company} onClose={() => setOpened(null)} />}</Suspense>
    </Panel>
  );
}

interface TeamProps {
  readonly team: ClientTeam;
  readonly onAct: (action: TeamAction) => void;
}

function Team({ team, onAct }: TeamProps) {
  const { text } = useText();
  const formats = useFormats();
  const { accountManager, since, coManagers, request, actions } = team;
  const offered = actions.filter((action) => action !== 'join' || request === null);
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        <UserBadge
          name={accountManager.name}
          detail={text(accountManager.isAvailable ? 'team.since' : 'team.gone', { day: formats.date(since) })}
        />
        <Standing team={team} />
      </Group>
      {coManagers.map(({ id, name, scope }) => (
        <UserBadge key={id} name={name} detail={scope ? text('team.coManagerOf', { scope }) : text('team.coManager')} />
      ))}
      <HandoverNote team={team} />
      {team.release && <ReleaseNote release={team.release} />}
      {request && (
        <Alert color="indigo" variant="light" p="xs">
          {text('team.asked', { when: formats.dateTime(request.dueAt) })}
        </Alert>
      )}
      {offered.length > 0 && (
        <Group gap="xs">
          {offered.map((action) => (
            <Button key={action} size="xs" variant="default" onClick={() => onAct(action)}>
              {text(`team.${action}`)}
            </Button>
          ))}
        </Group>
      )}
    </Stack>
  );
}

function Standing({ team: { absence, answers } }: Pick<TeamProps, 'team'>) {
  const { text } = useText();
  const formats = useFormats();
  if (!absence && answers?.as !== 'head') return null;
  return (
    <Stack gap={2} align="flex-end">
      {absence && (
        <Badge color="orange" variant="light" tt="none">
          {text('team.absent', { day: formats.date(absence.until) })}
        </Badge>
      )}
      {answers && answers.as !== 'manager' && (
        <Text size="xs" c="dimmed">
          {text(answers.as === 'substitute' ? 'team.substitute' : 'team.head', { name: answers.name })}
        </Text>
      )}
    </Stack>
  );
}

function HandoverNote({ team: { handover } }: Pick<TeamProps, 'team'>) {
  const { text } = useText();
  const formats = useFormats();
  if (!handover) return null;
  const words =
    handover.state === 'lent'
      ? text('team.lent', { name: handover.from.name, when: formats.dateTime(handover.until ?? '') })
      : text('team.moving');
  return (
    <Text size="sm" c="dimmed">
      {words}
    </Text>
  );
}
