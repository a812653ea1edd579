import { normaliseFields } from '#shared/model/normalisation.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Fields } from '#shared/model/records.ts';
import type { User } from '../organisation/directory.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { type Calendar, createCalendar } from './calendar.ts';
import { createLegalNumbers, type LegalNumbers } from './legal-numbers.ts';
import type { Market } from './market.ts';
import { createPhoneNumbers, type PhoneNumbers } from './phone-numbers.ts';
import { createRandom, type Random } from './random.ts';
import type { Staff } from './staff.ts';

export const demoBatch = 'demo';

export interface DemoSettings {
  /** YYYY-MM-DD: the last day of the story. */
  readonly today: string;
  /** Counts the loads of a workspace, from 1: another round has other ids and other legal numbers. */
  readonly round: number;
  readonly staff: Staff;
  /** ISO code that gives phone numbers without a prefix their meaning. */
  readonly country: string;
  readonly createId: (prefix: string, at: Date, random: Uint8Array) => string;
}

export interface Draft {
  readonly owner: User;
  readonly createdAt: string;
  /** Nothing is touched before it exists. @default - `createdAt` */
  readonly updatedAt?: string;
  readonly createdBy?: User;
  /** As typed: contact points are not brought to their canonical form. */
  readonly raw?: true;
  readonly data: Fields;
}

/** What all parts of the story share: one source of chance, one calendar, numbers that are given out once. */
export interface World {
  readonly random: Random;
  readonly calendar: Calendar;
  readonly staff: Staff;
  readonly phone: PhoneNumbers;
  readonly legalNumbers: LegalNumbers;
  /** The record of a draft; fields that are undefined are left out. */
  readonly make: (object: ObjectName, draft: Draft) => StoredRecord;
}

/** A company with the people met there: what deals and activities hang on. */
export interface Client {
  readonly company: StoredRecord;
  readonly contacts: readonly StoredRecord[];
  readonly market: Market;
  readonly owner: User;
}

export function createWorld(settings: DemoSettings): World {
  const random = createRandom(`${settings.today} ${settings.round}`);
  return {
    random,
    calendar: createCalendar(settings.today, random),
    staff: settings.staff,
    phone: createPhoneNumbers(),
    legalNumbers: createLegalNumbers(settings.round),
    make: (object, draft) => makeRecord(settings, random, object, draft),
  };
}

function makeRecord({ country, createId }: DemoSettings, random: Random, object: ObjectName, draft: Draft) {
  const { owner, createdAt, updatedAt = createdAt, createdBy = owner } = draft;
  const definition = definitions[object];
  const known = Object.entries({ ...draft.data, [definition.owner]: owner.id }).filter(
    ([, value]) => value !== undefined,
  );
  const data = Object.fromEntries(known);
  return {
    object,
    id: createId(definition.prefix, new Date(createdAt), random.bytes(10)),
    version: 1,
    createdAt,
    createdBy: createdBy.id,
    updatedAt: updatedAt < createdAt ? createdAt : updatedAt,
    updatedBy: createdBy.id,
    departmentId: owner.departmentId,
    batch: demoBatch,
    data: draft.raw ? data : normaliseFields(definition, data, country),
  };
}
