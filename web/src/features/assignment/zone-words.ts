import { type Team, type ZoneField, zoneFields } from '#shared/model/assignment.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { useNames } from '../../ui/use-names.ts';
import { useDepartments, usePeople } from '../session/session-queries.ts';
import { useAwayNote } from '../teamwork/use-away-note.ts';
import type { ZoneDraft } from './assignment-queries.ts';

export interface ZoneWords {
  readonly fieldName: (field: ZoneField) => string;
  /** Of a country or a source its name. */
  readonly valueName: (field: ZoneField, value: string) => string;
  /** One line for each field that the zone names. */
  readonly conditionsOf: (zone: ZoneDraft) => readonly string[];
  readonly membersOf: (team: Team) => readonly Member[];
}

export interface Member {
  readonly id: string;
  readonly name: string;
  /** That somebody is away, or has no access any more. */
  readonly note: string;
}

export function useZoneWords(): ZoneWords {
  const { text } = useText();
  const formats = useFormats();
  const names = useNames();
  const people = usePeople();
  const departments = useDepartments();
  const awayNote = useAwayNote();
  const fieldOf = (name: ZoneField) => definitions.leads.fields.find((field) => field.name === name) ?? { name };
  const fieldName = (field: ZoneField) => names.fieldName('leads', fieldOf(field));
  const valueName = (field: ZoneField, value: string) => {
    if (field === 'country') return formats.country(value);
    return field === 'source' ? names.optionName('leads', fieldOf(field), value) : value;
  };
  return {
    fieldName,
    valueName,
    conditionsOf: ({ when }) =>
      zoneFields.flatMap((field) => {
        const values = when[field];
        if (!values) return [];
        const named = values.map((value) => valueName(field, value)).join(', ');
        return [text('assign.condition', { field: fieldName(field), values: named })];
      }),
    membersOf: ({ userIds, departmentIds }) => [
      ...userIds.map((id) => {
        const user = people.data?.find((one) => one.id === id);
        const hasLeft = people.data !== undefined && user?.status !== 'active';
        return { id, name: user?.name ?? '…', note: hasLeft ? text('assign.left') : user ? awayNote(user) : '' };
      }),
      ...departmentIds.map((id) => ({
        id,
        name: departments.data?.find((one) => one.id === id)?.name ?? '…',
        note: text('people.department'),
      })),
    ],
  };
}
