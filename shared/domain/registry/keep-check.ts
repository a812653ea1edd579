import { isDeepStrictEqual } from 'node:util';
import { translate } from '#shared/model/messages/translate.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Write } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { writeNotice } from '../notifications/notify.ts';
import { findEffectiveManager, todayOf } from '../organisation/effective-manager.ts';
import { commitChange } from '../records/commit.ts';
import { loadRecord } from '../records/read-record.ts';
import { ownerIdOf } from '../records/record-facts.ts';
import { nextVersion } from '../records/record-versions.ts';
import { isLive, type Registered, type StoredRecord } from '../records/stored-record.ts';
import { type RegistryCheck, writeCheck } from './check-item.ts';

/** Somebody may be saving the record. */
const attempts = 3;

/**
 * Keeps a check with its company. What it says against the company stands with the record from then on, and whoever answers
 * for the client is told once; no field changes.
 */
export async function keepCheck(context: Context, company: StoredRecord, check: RegistryCheck): Promise<void> {
  const evidence = writeCheck(company.id, check);
  let current: StoredRecord | undefined = company;
  for (let attempt = 0; attempt < attempts && current && isNews(current, check); attempt += 1) {
    if (await noteOn(context, current, check, evidence)) return;
    current = await loadRecord(context.table, company.id);
  }
  await context.table.write(evidence);
}

function isNews(company: StoredRecord, check: RegistryCheck): boolean {
  const version = company.version + 1;
  const before = company.registered && { ...company.registered, version };
  return check.outcome !== 'unreachable' && isLive(company) && !isDeepStrictEqual(before, registeredBy(check, version));
}

/** @returns false when somebody else has just changed the record */
async function noteOn(context: Context, company: StoredRecord, check: RegistryCheck, evidence: Write) {
  const before = company.registered;
  const now = registeredBy(check, company.version + 1);
  const { registered: _before, ...rest } = nextVersion(context, company, company.data);
  try {
    await commitChange(context, {
      before: company,
      after: { ...rest, ...(now && { registered: now }) },
      action: 'update',
      changes: [],
      reason: describe(context, now),
      alongside: [evidence],
      notices: now?.state === before?.state ? [] : tell(context, company, now),
    });
    return true;
  } catch (error) {
    if (error instanceof Problem && error.code === 'write.conflict') return false;
    throw error;
  }
}

/** Nothing is to be said of one that is registered and active. */
function registeredBy({ outcome, number, entry }: RegistryCheck, version: number): Registered | undefined {
  const { value } = number;
  if (outcome === 'notFound') return { state: 'unknown', number: value, version };
  if (entry?.state !== 'closed') return undefined;
  return { state: 'closed', number: value, version, ...(entry.closedOn !== undefined && { since: entry.closedOn }) };
}

function describe(context: Context, registered: Registered | undefined): string {
  const { language } = context.tenant;
  if (!registered) return translate(language, 'audit.registryActive');
  if (registered.state === 'unknown')
    return translate(language, 'audit.registryUnknown', { number: registered.number });
  return translate(language, 'audit.registryClosed', { day: registered.since ?? todayOf(context) });
}

function tell(context: Context, company: StoredRecord, registered: Registered | undefined): readonly Write[] {
  const managed = { accountManagerId: ownerIdOf(company), departmentId: company.departmentId };
  const answering = findEffectiveManager(context, managed);
  if (!registered || !answering || answering.user.id === context.actor.id) return [];
  const notice = {
    kind: registered.state === 'closed' ? 'registryClosed' : 'registryUnknown',
    why: answering.as,
    params: {
      company: String(company.data.name),
      number: registered.number,
      day: registered.since ?? todayOf(context),
    },
    link: { object: company.object, id: company.id },
  } as const;
  return [writeNotice(context, answering.user.id, notice)];
}
