import { cellKey } from '#shared/store/keys/figures.ts';
import type { Item, Table } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { add, toFigures, worstFirst } from './figures.ts';
import type { OwnerSums } from './read-sums.ts';

/** Of fewer people a score would tell how good somebody's is. */
const fewestPeople = 3;

export interface TeamScores {
  /** The day of the last recount; null: there was none yet. */
  readonly asOf: string | null;
  /** The worst first. */
  readonly rows: readonly { readonly id: string; readonly name: string; readonly score: number }[];
}

interface StoredTeams {
  readonly asOf: string;
  readonly scores: Readonly<Record<string, number>>;
}

const key = cellKey({ report: 'quality-teams', grouping: 'department', currency: '*' }, 'now');

/** How good the data of each department are, without names: what everybody may know. */
export function toTeamsItem({ directory }: Context, sums: readonly OwnerSums[], asOf: string): Item {
  const byTeam = Map.groupBy(sums, ({ ownerId }) => directory.users.get(ownerId)?.departmentId);
  const scores = [...byTeam].flatMap(([id, own]) => {
    const { score } = toFigures(add(own), true);
    const people = new Set(own.map(({ ownerId }) => ownerId)).size;
    return id === undefined || score === null || people < fewestPeople ? [] : [[id, score] as const];
  });
  const teams: StoredTeams = { asOf, scores: Object.fromEntries(scores) };
  return { ...key, type: 'quality-teams', shape: 1, ...teams };
}

export async function readTeams(table: Table): Promise<StoredTeams | undefined> {
  return (await table.get(key)) as StoredTeams | undefined;
}

export function describeTeams({ directory }: Context, teams: StoredTeams | undefined): TeamScores {
  const rows = Object.entries(teams?.scores ?? {}).flatMap(([id, score]) => {
    const name = directory.departments.get(id)?.name;
    return name === undefined ? [] : [{ id, name, score }];
  });
  return { asOf: teams?.asOf ?? null, rows: rows.toSorted(worstFirst) };
}
