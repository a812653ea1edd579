import type { Identifier } from '#shared/model/records.ts';
import { isRightNumber, type RegistryNumber, registryNumberOf } from '#shared/model/registries.ts';
import type { TableScan } from '#shared/store/table.ts';
import { systemActor } from '../access/actor.ts';
import type { Context } from '../context.ts';
import { loadRecord } from '../records/read-record.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';
import { draftCheck, type RegistryCheck } from './check-item.ts';
import { keepCheck } from './keep-check.ts';
import { findOldestChecked } from './oldest-checked.ts';
import type { Registries, Registry } from './registry.ts';

export interface Rechecked {
  readonly registryChecked: number;
  /** Closed, or not known to the registry. */
  readonly registryGone: number;
  readonly registryUnreachable: number;
}

/** Questions of one run, and milliseconds between them: registries are free, and the French one allows seven a second. */
const budget = 300;
const pause = 150;

/** So many without an answer, one after the other, and the registry is left alone until the next run. */
const patience = 5;

const day = 24 * 60 * 60_000;
/** How long what was told holds; who had no answer is asked about the next night. */
const holds = 30 * day;
const waits = day / 2;

export interface RecheckCall {
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly isLate: () => boolean;
}

/**
 * Asks registries about the companies that were asked about the longest ago. Broken off, the next run goes on.
 * @returns `undefined`: there is no registry to ask
 */
export async function recheckCompanies(
  given: Context,
  registries: Registries,
  scan: TableScan,
  { wait, isLate }: RecheckCall,
): Promise<Rechecked | undefined> {
  if (Object.keys(registries).length === 0) return undefined;
  const counts = { registryChecked: 0, registryGone: 0, registryUnreachable: 0 };
  const context: Context = { ...given, actor: systemActor('registry') };
  const now = context.now().getTime();
  const due = await findOldestChecked(
    scan,
    budget,
    ({ company, last }) => isWorthAsking(company, registries) && isOld(last, now),
  );
  let inVain = 0;
  for (const id of due) {
    if (isLate() || inVain === patience) return counts;
    const check = await recheck(context, registries, id);
    if (!check) continue;
    inVain = check.outcome === 'unreachable' ? inVain + 1 : 0;
    counts.registryChecked += 1;
    if (check.outcome === 'unreachable') counts.registryUnreachable += 1;
    if (check.outcome === 'notFound' || check.entry?.state === 'closed') counts.registryGone += 1;
    await wait(pause);
  }
  return counts;
}

function isOld(last: RegistryCheck | undefined, now: number): boolean {
  return !last || now - Date.parse(last.at) > (last.outcome === 'unreachable' ? waits : holds);
}

function isWorthAsking(company: StoredRecord, registries: Registries): boolean {
  return isLive(company) && company.data.status !== 'archived' && findQuestion(company, registries) !== undefined;
}

function findQuestion(
  { data }: StoredRecord,
  registries: Registries,
): { readonly number: RegistryNumber; readonly registry: Registry } | undefined {
  const number = registryNumberOf((data.identifiers as readonly Identifier[] | undefined) ?? []);
  const registry = number && isRightNumber(number) ? registries[number.country] : undefined;
  return number && registry && { number, registry };
}

async function recheck(context: Context, registries: Registries, id: string): Promise<RegistryCheck | undefined> {
  const known = await loadRecord(context.table, id);
  const question = known && isWorthAsking(known, registries) ? findQuestion(known, registries) : undefined;
  if (!question) return undefined;
  const { number, registry } = question;
  const check = draftCheck(context, registry.source, number, await registry.lookUp(number));
  // Somebody may have saved it while the registry was asked.
  const company = await loadRecord(context.table, id);
  if (!company || !isLive(company)) return undefined;
  await keepCheck(context, company, check);
  return check;
}
