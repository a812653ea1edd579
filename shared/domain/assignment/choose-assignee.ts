import type { AssignedBecause, AssignmentRules, PassedOver, Zone } from '#shared/model/assignment.ts';
import type { Fields } from '#shared/model/records.ts';
import type { Context } from '../context.ts';
import type { Subject } from '../duplicates/find-matches.ts';
import { isAbsentOn } from '../organisation/absence.ts';
import { isAvailable, type User } from '../organisation/directory.ts';
import { findHead, todayOf } from '../organisation/effective-manager.ts';
import { chooseInTurn, type Turns, worksOnLeads } from './choose-in-turn.ts';
import { findClient } from './find-client.ts';
import { isInZone } from './match-zone.ts';
import { defaultTeam, readTurns } from './turn-item.ts';

export interface Choice {
  readonly user: User;
  readonly because: AssignedBecause;
  /** What the lead is certainly about. */
  readonly links: Fields;
  /** Present: it was their turn, which is over with this. */
  readonly turn?: { readonly zoneId: string; readonly before: Turns };
}

export interface Waiting extends Subject {
  /** Where it waits: whose head gets what nobody else can be given. */
  readonly departmentId: string;
}

/**
 * Whose a lead is: of a client, whoever answers for the client; else who is next in the first zone that it belongs to and
 * where anybody is there, then in the team for all others; then the head of where it waits, then an administrator.
 * Reads, and changes nothing. @returns `undefined`: nobody at all works on leads
 */
export async function chooseAssignee(
  context: Context,
  rules: Pick<AssignmentRules, 'zones' | 'default'>,
  lead: Waiting,
): Promise<Choice | undefined> {
  const client = await findClient(context, lead);
  return client ?? chooseByZones(context, rules, lead);
}

async function chooseByZones(
  context: Context,
  rules: Pick<AssignmentRules, 'zones' | 'default'>,
  lead: Waiting,
): Promise<Choice | undefined> {
  const { directory, table } = context;
  const day = todayOf(context);
  const passedOver: PassedOver[] = [];
  const emptyZones: string[] = [];
  const zones = rules.zones.filter((zone) => isInZone(zone, lead.data));
  for (const zone of [...zones, { ...rules.default, id: defaultTeam }]) {
    const before = await readTurns(table, zone.id);
    const inTurn = chooseInTurn(directory, day, zone, before);
    passedOver.push(...inTurn.passedOver.filter((one) => passedOver.every(({ userId }) => userId !== one.userId)));
    if (inTurn.chosen) {
      const because = { ...reasonOf(zone), passedOver, emptyZones };
      return { user: inTurn.chosen, because, links: {}, turn: { zoneId: zone.id, before } };
    }
    if ('name' in zone) emptyZones.push(zone.name);
  }
  return chooseLast(context, lead, { passedOver, emptyZones });
}

function reasonOf(zone: Zone | { readonly id: string }) {
  return 'name' in zone
    ? ({ kind: 'zone', zoneId: zone.id, zone: zone.name } as const)
    : ({ kind: 'default' } as const);
}

/** Nothing is left lying: somebody has to look at it. */
function chooseLast(
  context: Context,
  lead: Waiting,
  told: { readonly passedOver: readonly PassedOver[]; readonly emptyZones: readonly string[] },
): Choice | undefined {
  const { directory } = context;
  const head = findHead(directory, lead.departmentId);
  if (head && worksOnLeads(directory, head)) return { user: head, because: { kind: 'head', ...told }, links: {} };
  const day = todayOf(context);
  const administrators = [...directory.users.values()]
    .filter((user) => isAvailable(user) && user.roles.includes('administrator') && worksOnLeads(directory, user))
    .toSorted(
      (one, other) => Number(isAbsentOn(one, day)) - Number(isAbsentOn(other, day)) || (one.id < other.id ? -1 : 1),
    );
  const [first] = administrators;
  return first && { user: first, because: { kind: 'administrator', ...told }, links: {} };
}
