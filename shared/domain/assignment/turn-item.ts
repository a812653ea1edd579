import { turnKey } from '#shared/store/keys/organisation.ts';
import { isAbsent, type Table, type Write } from '#shared/store/table.ts';
import { noTurns, type Turns, takeTurn } from './choose-in-turn.ts';

/** Whose turn it is where no zone fits is counted like that of a zone. */
export const defaultTeam = 'default';

export async function readTurns(table: Table, zoneId: string): Promise<Turns> {
  const item = await table.get(turnKey(zoneId), { consistent: true });
  return item ? { turn: Number(item.turn), last: item.last as Turns['last'] } : noTurns;
}

/** Refused when somebody else took a turn since: whoever writes it with what the turn is for gives none twice. */
export function writeTurn(zoneId: string, before: Turns, userId: string): Write {
  return {
    put: { ...turnKey(zoneId), type: 'turn', shape: 1, ...takeTurn(before, userId) },
    if: before.turn === 0 ? isAbsent : { attribute: 'turn', op: 'eq', value: before.turn },
  };
}
