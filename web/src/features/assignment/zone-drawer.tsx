import { Button, Drawer, Group, MultiSelect, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type ZoneField, zoneFields } from '#shared/model/assignment.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { ApiProblem } from '../../api/problem.ts';
import type { AssignmentRules } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { countryCodes } from '../../ui/countries.ts';
import { describeFault } from '../../ui/error-text.ts';
import { Refusal } from '../../ui/refusal.tsx';
import { useDepartmentOptions, usePeople } from '../session/session-queries.ts';
import { type RulesDraft, useSaveRules, type ZoneDraft } from './assignment-queries.ts';
import { useZoneWords } from './zone-words.ts';

/** What is edited: a zone that is there, a new one, or the team for all other leads. */
export type OpenTeam = { readonly kind: 'new' | 'default' } | { readonly kind: 'zone'; readonly at: number };

interface ZoneDrawerProps {
  readonly rules: AssignmentRules & RulesDraft;
  readonly opened: OpenTeam | null;
  readonly onClose: () => void;
}

export function ZoneDrawer({ rules, opened, onClose }: ZoneDrawerProps) {
  const { text } = useText();
  const titles = { new: text('assign.addZone'), zone: text('edit.title'), default: text('assign.default') };
  return (
    <Drawer
      opened={opened !== null}
      onClose={onClose}
      size={520}
      title={opened && titles[opened.kind]}
      closeButtonProps={{ 'aria-label': text('action.close') }}
    >
      {opened && <ZoneForm rules={rules} opened={opened} onDone={onClose} />}
    </Drawer>
  );
}

const emptyZone: ZoneDraft = { name: '', when: {}, userIds: [], departmentIds: [] };

interface ZoneFormProps {
  readonly rules: AssignmentRules & RulesDraft;
  readonly opened: OpenTeam;
  readonly onDone: () => void;
}

function ZoneForm({ rules, opened, onDone }: ZoneFormProps) {
  const { text, label } = useText();
  const save = useSaveRules();
  const [draft, setDraft] = useState<ZoneDraft>(() => draftOf(rules, opened));
  const isZone = opened.kind !== 'default';
  const faults = save.error instanceof ApiProblem ? save.error.errors : [];
  const faultOf = (member: string) => {
    const fault = faults.find(({ pointer }) => pointer.split('/').includes(member));
    return fault && describeFault(fault, label);
  };
  const keep = (zone: ZoneDraft | null) =>
    save.mutate({ rules, draft: withTeam(rules, opened, zone) }, { onSuccess: onDone });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        keep(draft);
      }}
    >
      <Stack gap="md">
        <Refusal error={faults.length === 0 ? save.error : null} />
        {isZone && (
          <TextInput
            label={text('people.departmentName')}
            required
            maxLength={80}
            data-autofocus
            value={draft.name}
            error={faultOf('name')}
            onChange={({ currentTarget }) => setDraft({ ...draft, name: currentTarget.value })}
          />
        )}
        {isZone && <Conditions draft={draft} onChange={setDraft} />}
        <TeamInputs draft={draft} fault={faultOf('userIds') ?? faultOf('departmentIds')} onChange={setDraft} />
        <Group justify="space-between" gap="xs">
          <span>
            {opened.kind === 'zone' && (
              <ConfirmButton
                label={text('action.delete')}
                sureLabel={text('assign.deleteSure')}
                onConfirm={() => keep(null)}
              />
            )}
          </span>
          <Group gap="xs">
            <Button variant="default" onClick={onDone}>
              {text('action.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {text('action.save')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}

interface PartProps {
  readonly draft: ZoneDraft;
  readonly onChange: (draft: ZoneDraft) => void;
}

function Conditions({ draft, onChange }: PartProps) {
  const { text } = useText();
  const { fieldName, valueName } = useZoneWords();
  const choices: Partial<Record<ZoneField, readonly string[]>> = {
    country: countryCodes,
    source: definitions.leads.fields.find(({ name }) => name === 'source')?.options ?? [],
  };
  const set = (field: ZoneField, values: readonly string[]) => {
    const { [field]: _old, ...rest } = draft.when;
    onChange({ ...draft, when: values.length > 0 ? { ...rest, [field]: values } : rest });
  };
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {text('assign.when')}
      </Text>
      {zoneFields.map((field) => {
        const common = { label: fieldName(field), value: [...(draft.when[field] ?? [])], clearable: true };
        const values = choices[field];
        return values ? (
          <MultiSelect
            key={field}
            {...common}
            searchable
            data={values.map((value) => ({ value, label: valueName(field, value) }))}
            onChange={(chosen) => set(field, chosen)}
          />
        ) : (
          <TagsInput key={field} {...common} maxTags={100} acceptValueOnBlur onChange={(typed) => set(field, typed)} />
        );
      })}
    </Stack>
  );
}

function TeamInputs({ draft, fault, onChange }: PartProps & { readonly fault: string | undefined }) {
  const { text } = useText();
  const people = usePeople();
  const departments = useDepartmentOptions();
  const offered = (people.data ?? []).filter(({ id, status }) => status === 'active' || draft.userIds.includes(id));
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {text('assign.team')}
      </Text>
      <MultiSelect
        label={text('people.users')}
        searchable
        clearable
        data={offered.map(({ id, name }) => ({ value: id, label: name }))}
        value={[...draft.userIds]}
        error={fault}
        onChange={(userIds) => onChange({ ...draft, userIds })}
      />
      <MultiSelect
        label={text('assign.departments')}
        description={text('assign.departmentsHint')}
        searchable
        clearable
        data={departments}
        value={[...draft.departmentIds]}
        onChange={(departmentIds) => onChange({ ...draft, departmentIds })}
      />
    </Stack>
  );
}

function draftOf(rules: RulesDraft, opened: OpenTeam): ZoneDraft {
  if (opened.kind === 'default') return { ...emptyZone, ...rules.default };
  return (opened.kind === 'zone' && rules.zones[opened.at]) || emptyZone;
}

/** @param zone null: it is taken out */
function withTeam(rules: RulesDraft, opened: OpenTeam, zone: ZoneDraft | null): RulesDraft {
  const { zones, default: others } = rules;
  if (opened.kind === 'default')
    return { zones, default: zone ? { userIds: zone.userIds, departmentIds: zone.departmentIds } : others };
  if (opened.kind === 'new') return { zones: zone ? [...zones, zone] : zones, default: others };
  const place = opened.kind === 'zone' ? opened.at : -1;
  return { zones: zones.flatMap((one, at) => (at === place ? (zone ?? []) : one)), default: others };
}
