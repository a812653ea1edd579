import { definitions } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Write } from '#shared/store/table.ts';
import { may } from '../access/access.ts';
import { actorOf } from '../access/actor.ts';
import type { Context } from '../context.ts';
import type { Notice } from '../notifications/notify.ts';
import { writeNotice } from '../notifications/notify.ts';
import { findEffectiveManager } from '../organisation/effective-manager.ts';
import type { Change } from '../records/change.ts';
import { ownerIdOf, placementOf, titleOf } from '../records/record-facts.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { type Contested, listContestedOfGroup, listContestedOfRelatives } from './contested-work.ts';
import { findOverlaps, partOverlaps } from './overlaps.ts';
import { hideClients, type Overlap, tellOverlap } from './tell-overlaps.ts';

/** What was read before the draft was made. */
export interface ReadBefore {
  /** Open work with the client. */
  readonly own: readonly StoredRecord[];
  /** Ids of the firms right below it. */
  readonly below: readonly string[];
}

/** What new work overlaps is no reason to refuse it: who does it is warned, and all whom it concerns are told. */
export async function planOverlaps(
  context: Context,
  after: StoredRecord,
  company: StoredRecord,
  { own, below }: ReadBefore,
): Promise<Pick<Change, 'warnings' | 'notices'> | undefined> {
  const group = await listContestedOfGroup(context, company, below);
  const overlaps = findOverlaps(after, [...own.map((record) => ({ record, company })), ...group]);
  if (overlaps.length === 0) return undefined;
  const { seen, hidden } = partOverlaps(context, overlaps);
  const [told, others] = await Promise.all([
    Promise.all(seen.map((one) => tellOverlap(context, company, one))),
    hideUnlessTooOften(context, company, hidden),
  ]);
  return { warnings: [...told, ...others], notices: writeOverlapNotices(context, after, company, overlaps) };
}

/** Of work that nobody enters by hand: to those whom it concerns. */
export async function noticesOfOverlaps(
  context: Context,
  after: StoredRecord,
  company: StoredRecord,
  own: readonly StoredRecord[],
): Promise<readonly Write[]> {
  const open = [
    ...own.filter(({ id }) => id !== after.id).map((record) => ({ record, company })),
    ...(await listContestedOfRelatives(context, company)),
  ];
  return writeOverlapNotices(context, after, company, findOverlaps(after, open));
}

/** Work is not refused because somebody has asked too often; they are told less. */
async function hideUnlessTooOften(
  context: Context,
  company: StoredRecord,
  hidden: readonly StoredRecord[],
): Promise<readonly Overlap[]> {
  try {
    return await hideClients(context, company, hidden);
  } catch (error) {
    if (error instanceof Problem && error.code === 'duplicate.probes') return [];
    throw error;
  }
}

interface Concerned {
  readonly id: string;
  readonly why: Notice['why'];
  /** The client that it concerns them by. */
  readonly company: StoredRecord;
}

/** To everybody whom it concerns but the one who does it: those whose work it overlaps, its owner, the account managers. */
function writeOverlapNotices(
  context: Context,
  after: StoredRecord,
  company: StoredRecord,
  overlaps: readonly Contested[],
): readonly Write[] {
  if (overlaps.length === 0) return [];
  const workers = overlaps.map((one) => ({
    id: ownerIdOf(one.record),
    why: 'alsoWorks' as const,
    company: one.company,
  }));
  const own = { id: ownerIdOf(after), why: 'alsoWorks' as const, company };
  const managers = [company, ...overlaps.map((one) => one.company)].flatMap((one) => managerOf(context, one));
  const all = [...workers, own, ...managers];
  return [...new Map(all.toReversed().map((one) => [one.id, one])).values()]
    .toReversed()
    .filter(({ id }) => id !== context.actor.id)
    .map((one) => writeNotice(context, one.id, toNotice(context, after, company, one)));
}

function managerOf(context: Context, company: StoredRecord): readonly Concerned[] {
  const answering = findEffectiveManager(context, {
    accountManagerId: ownerIdOf(company),
    departmentId: company.departmentId,
  });
  return answering ? [{ id: answering.user.id, why: answering.as, company }] : [];
}

/** Who does not see the client learns of it that it belongs together with theirs. */
function toNotice(context: Context, after: StoredRecord, company: StoredRecord, concerned: Concerned): Notice {
  const { directory, allowDuplicate: reason } = context;
  const person = directory.users.get(ownerIdOf(after))?.name ?? '';
  const link = ({ id }: StoredRecord) => ({ object: 'companies', id }) as const;
  const reader = directory.users.get(concerned.id);
  const isSeen = reader && may(actorOf(reader, directory), 'companies', 'read', placementOf(company));
  if (!isSeen && concerned.company.id !== company.id) {
    const params = { person, company: String(concerned.company.data.name) };
    return { kind: 'groupOverlaps', why: concerned.why, params, link: link(concerned.company) };
  }
  const params = { person, company: String(company.data.name), title: titleOf(definitions[after.object], after.data) };
  return reason === undefined
    ? { kind: 'workOverlaps', why: concerned.why, params, link: link(company) }
    : { kind: 'workOverlapsFor', why: concerned.why, params: { ...params, reason }, link: link(company) };
}
