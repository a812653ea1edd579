import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseInTurn, noTurns, type Turns, takeTurn } from '#shared/domain/assignment/choose-in-turn.ts';
import { isInZone } from '#shared/domain/assignment/match-zone.ts';
import { isAbsentOn } from '#shared/domain/organisation/absence.ts';
import type { Directory, User } from '#shared/domain/organisation/directory.ts';
import { createWorkspace } from '#test/support/workspace.ts';

const day = '2026-11-20';
const { directory: known } = createWorkspace();

type State = 'there' | 'away' | 'back' | 'left' | 'reader' | 'machine';

const seller: Omit<User, 'id' | 'name'> = {
  email: '',
  departmentId: 'sales',
  roles: ['seller'],
  status: 'active',
  version: 1,
};
const besides: Readonly<Record<State, Partial<User>>> = {
  there: {},
  away: { absence: { from: '2026-11-01', until: '2026-12-03' } },
  back: { absence: { from: '2026-11-01', until: '2026-11-19' } },
  left: { status: 'disabled' },
  reader: { roles: ['readOnly'] },
  machine: { form: { createdAt: '', createdBy: '', source: 'website' } },
};

/** Sellers in these states, named `p0`, `p1`… */
function directoryOf(states: readonly State[]): Directory {
  const users = states.map((state, at): User => ({ ...seller, id: `p${at}`, name: `p${at}`, ...besides[state] }));
  return { ...known, users: new Map(users.map((user) => [user.id, user])) };
}

const isThere = (state: State) => state === 'there' || state === 'back';
const statesArbitrary = fc.array(
  fc.constantFrom<State>('there', 'there', 'away', 'back', 'left', 'reader', 'machine'),
  { minLength: 1, maxLength: 8 },
);
const teamOf = (states: readonly State[]) => ({ userIds: states.map((_, at) => `p${at}`), departmentIds: [] });

describe('whose turn it is', () => {
  it('goes round: of n leads over k who are there, nobody gets more than one more than another', () => {
    fc.assert(
      fc.property(statesArbitrary, fc.nat({ max: 40 }), (states, arrivals) => {
        const directory = directoryOf(states);
        const counts = new Map<string, number>(states.flatMap((state, at) => (isThere(state) ? [[`p${at}`, 0]] : [])));
        let turns: Turns = noTurns;
        for (let at = 0; at < arrivals; at += 1) {
          const { chosen } = chooseInTurn(directory, day, teamOf(states), turns);
          if (!chosen) break;
          counts.set(chosen.id, (counts.get(chosen.id) ?? Number.NaN) + 1);
          turns = takeTurn(turns, chosen.id);
        }
        const given = [...counts.values()];
        expect(given.reduce((sum, one) => sum + one, 0)).toBe(given.length === 0 ? 0 : arrivals);
        if (given.length > 0) expect(Math.max(...given) - Math.min(...given)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('passes over those alone who cannot be asked, each for the reason that it is', () => {
    fc.assert(
      fc.property(statesArbitrary, fc.array(fc.nat({ max: 9 }), { maxLength: 8 }), (states, last) => {
        const directory = directoryOf(states);
        const turns = { turn: 10, last: Object.fromEntries(last.map((turn, at) => [`p${at}`, turn])) };
        const { chosen, passedOver } = chooseInTurn(directory, day, teamOf(states), turns);
        expect(chosen !== undefined).toBe(states.some(isThere));
        for (const { userId, reason, until } of passedOver) {
          const user = directory.users.get(userId) as User;
          const state = states[Number(userId.slice(1))];
          expect(reason).toBe(
            ({ away: 'absent', left: 'left', machine: 'left', reader: 'rights' } as const)[state as 'away'],
          );
          expect(until).toBe(isAbsentOn(user, day) ? user.absence?.until : undefined);
        }
        if (!chosen) return;
        expect(states[Number(chosen.id.slice(1))]).toSatisfy(isThere);
        const waited = (id: string) => turns.last[id] ?? 0;
        for (const { userId } of passedOver) expect(waited(userId)).toBeLessThanOrEqual(waited(chosen.id));
      }),
    );
  });

  it('gives who comes back one lead, and not all that they missed', () => {
    const order: string[] = [];
    let turns: Turns = noTurns;
    const give = (states: readonly State[], times: number) => {
      for (let at = 0; at < times; at += 1) {
        const { chosen } = chooseInTurn(directoryOf(states), day, teamOf(states), turns);
        order.push(String(chosen?.id));
        turns = takeTurn(turns, String(chosen?.id));
      }
    };
    give(['there', 'away', 'there'], 4);
    give(['there', 'back', 'there'], 4);
    expect(order).toEqual(['p0', 'p2', 'p0', 'p2', 'p1', 'p0', 'p2', 'p1']);
  });

  it('of a department is that of those who sell in it and below, and of its head where nobody else does', () => {
    const team = { userIds: [], departmentIds: ['sales'] };
    const members = (directory: Directory) => {
      const found = new Set<string>();
      for (let turns: Turns = noTurns; turns.turn < 6; ) {
        const { chosen } = chooseInTurn(directory, day, team, turns);
        if (!chosen) break;
        found.add(chosen.id);
        turns = takeTurn(turns, chosen.id);
      }
      return [...found];
    };
    expect(members(known)).toEqual(['seller1', 'seller2', 'seller3']);
    const heads = [...known.users].filter(([, { roles }]) => !roles.includes('seller'));
    expect(members({ ...known, users: new Map(heads) })).toEqual(['manager']);
  });
});

describe('a zone', () => {
  const zone = { id: 'z', name: 'Siberia', userIds: [], departmentIds: [] };

  it('has the leads that agree with all that it names, however that is written', () => {
    const when = { region: ['Новосибирская область', 'Siberia'], source: ['website', 'call'] };
    expect(isInZone({ ...zone, when }, { region: ' SIBERIA', source: 'call' })).toBe(true);
    expect(isInZone({ ...zone, when }, { region: 'Siberia', source: 'email' })).toBe(false);
    expect(isInZone({ ...zone, when }, { source: 'call' })).toBe(false);
    expect(isInZone({ ...zone, when: {} }, {})).toBe(true);
  });

  it('of a country has those whose phone tells that they are of it, where nothing else does', () => {
    const inFrance = { ...zone, when: { country: ['FR'] } };
    const phones = [{ value: '01 23 45 67 89', e164: '+33123456789' }];
    expect(isInZone(inFrance, { phones })).toBe(true);
    expect(isInZone(inFrance, { phones, country: 'BE' })).toBe(false);
    expect(isInZone(inFrance, { phones: [{ value: '12' }] })).toBe(false);
  });
});
