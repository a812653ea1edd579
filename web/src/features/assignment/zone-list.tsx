import { ActionIcon, Button, Group, Skeleton, Stack, Table, Text } from '@mantine/core';
import { ArrowDown, ArrowUp, Pencil, Plus, Waypoints } from 'lucide-react';
import { useState } from 'react';
import type { Team } from '#shared/model/assignment.ts';
import type { AssignmentRules } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useToast } from '../../ui/use-toast.ts';
import { type RulesDraft, useRules, useSaveRules, type ZoneDraft } from './assignment-queries.ts';
import { type OpenTeam, ZoneDrawer } from './zone-drawer.tsx';
import { useZoneWords } from './zone-words.ts';

/** The zones in their order, and the team for all other leads. What is changed here is saved at once. */
export function ZoneList() {
  const rules = useRules();
  if (rules.error && !rules.data) return <ErrorState error={rules.error} onRetry={() => void rules.refetch()} />;
  return rules.data ? <LoadedList rules={rules.data as AssignmentRules & RulesDraft} /> : <Skeleton height={320} />;
}

function LoadedList({ rules }: { readonly rules: AssignmentRules & RulesDraft }) {
  const { text } = useText();
  const toast = useToast();
  const save = useSaveRules();
  const [opened, setOpened] = useState<OpenTeam | null>(null);
  const keep = (draft: RulesDraft) => save.mutate({ rules, draft }, { onError: toast.error });
  const move = (from: number, to: number) => {
    const zones = [...rules.zones];
    zones.splice(to, 0, ...zones.splice(from, 1));
    keep({ zones, default: rules.default });
  };
  return (
    <>
      <Panel
        title={text('assign.zones')}
        count={rules.zones.length}
        flush
        actions={
          <Button
            size="xs"
            variant="default"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => setOpened({ kind: 'new' })}
          >
            {text('assign.addZone')}
          </Button>
        }
      >
        {rules.zones.length === 0 ? (
          <EmptyState icon={Waypoints} title={text('assign.noZones')} advice={text('assign.noZonesAdvice')} />
        ) : (
          <Table.ScrollContainer minWidth={560}>
            <Table verticalSpacing="sm" horizontalSpacing="md">
              <Table.Tbody>
                {rules.zones.map((zone, at) => (
                  <ZoneRow
                    key={zone.id}
                    zone={zone}
                    number={at + 1}
                    isLast={at === rules.zones.length - 1}
                    isBusy={save.isPending}
                    onMove={(by) => move(at, at + by)}
                    onOpen={() => setOpened({ kind: 'zone', at })}
                  />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Panel>
      <Panel
        title={text('assign.default')}
        actions={
          <Button
            size="xs"
            variant="default"
            leftSection={<Pencil size={14} aria-hidden />}
            aria-label={`${text('action.edit')}: ${text('assign.default')}`}
            onClick={() => setOpened({ kind: 'default' })}
          >
            {text('action.edit')}
          </Button>
        }
      >
        <Stack gap={6}>
          <Members team={rules.default} none={text('assign.noDefault')} />
          <Text size="xs" c="dimmed">
            {text('assign.order')}
          </Text>
        </Stack>
      </Panel>
      <ZoneDrawer rules={rules} opened={opened} onClose={() => setOpened(null)} />
    </>
  );
}

interface ZoneRowProps {
  readonly zone: ZoneDraft;
  readonly number: number;
  readonly isLast: boolean;
  readonly isBusy: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onOpen: () => void;
}

function ZoneRow({ zone, number, isLast, isBusy, onMove, onOpen }: ZoneRowProps) {
  const { text } = useText();
  const { conditionsOf } = useZoneWords();
  const conditions = conditionsOf(zone);
  return (
    <Table.Tr>
      <Table.Td w={36} c="dimmed">
        {number}
      </Table.Td>
      <Table.Td>
        <Text size="sm" fw={600}>
          {zone.name}
        </Text>
        {(conditions.length > 0 ? conditions : [text('assign.everyLead')]).map((line) => (
          <Text key={line} size="xs" c="dimmed">
            {line}
          </Text>
        ))}
      </Table.Td>
      <Table.Td>
        <Members team={zone} none="" />
      </Table.Td>
      <Table.Td ta="end" w={190}>
        <Group gap={4} justify="flex-end" wrap="nowrap">
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={number === 1 || isBusy}
            aria-label={`${text('assign.earlier')}: ${zone.name}`}
            onClick={() => onMove(-1)}
          >
            <ArrowUp size={15} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={isLast || isBusy}
            aria-label={`${text('assign.later')}: ${zone.name}`}
            onClick={() => onMove(1)}
          >
            <ArrowDown size={15} aria-hidden />
          </ActionIcon>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<Pencil size={14} aria-hidden />}
            aria-label={`${text('action.edit')}: ${zone.name}`}
            onClick={onOpen}
          >
            {text('action.edit')}
          </Button>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function Members({ team, none }: { readonly team: Team; readonly none: string }) {
  const { membersOf } = useZoneWords();
  const members = membersOf(team);
  if (members.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {none}
      </Text>
    );
  }
  return members.map(({ id, name, note }) => (
    <Text key={id} size="sm" miw="max-content">
      {name}
      {note && (
        <Text span size="xs" c="dimmed">
          {` · ${note}`}
        </Text>
      )}
    </Text>
  ));
}
