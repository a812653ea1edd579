import type { Team, Zone } from '#shared/model/assignment.ts';
import { assignmentRulesKey } from '#shared/store/keys/organisation.ts';
import { isAbsent, type Table, WriteConflict } from '#shared/store/table.ts';
import type { User } from '../organisation/directory.ts';
import { type Staff, sellerOnLeave } from './staff.ts';

const day = 24 * 60 * 60_000;

/** Away when the demo is loaded, and for weeks after. @param today YYYY-MM-DD */
export function awayFrom(today: string): User {
  const at = (days: number) => new Date(Date.parse(today) + days * day).toISOString().slice(0, 10);
  return { ...sellerOnLeave, absence: { from: at(-20), until: at(60) } };
}

/** Leads of Russia go round between two, of whom one is away; those of the French-speaking countries have one. Whoever wrote rules keeps them. */
export async function writeDemoRules(table: Table, { seller1, seller2, onLeave }: Staff): Promise<void> {
  const zone = (id: string, name: string, country: readonly string[], ...team: readonly User[]): Zone => ({
    id: `zon_demo_${id}`,
    name,
    when: { country },
    userIds: team.map((user) => user.id),
    departmentIds: [],
  });
  const zones = [
    zone('ru', 'Россия', ['RU'], onLeave, seller1),
    zone('fr', 'France, Belgique, Suisse', ['FR', 'BE', 'CH'], seller2),
  ];
  const others: Team = { userIds: [], departmentIds: ['sales'] };
  const rules = { type: 'assignment', shape: 1, version: 1, data: { zones, default: others } };
  await once(table.write({ put: { ...assignmentRulesKey, ...rules, batch: 'demo' }, if: isAbsent }));
}

/** Rules that somebody has changed are theirs. */
export async function removeDemoRules(table: Table): Promise<void> {
  const untouched = [
    { attribute: 'batch', op: 'eq', value: 'demo' },
    { attribute: 'version', op: 'eq', value: 1 },
  ] as const;
  await once(table.write({ delete: assignmentRulesKey, if: { all: untouched } }));
}

async function once(write: Promise<void>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
  }
}
