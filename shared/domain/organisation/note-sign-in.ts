import { userKey } from '#shared/store/keys/organisation.ts';
import { type Condition, isPresent, type Table, WriteConflict } from '#shared/store/table.ts';

/** Somebody who signs in again and again is noted once in this time; in milliseconds. */
const rest = 60_000;

const attribute = 'lastSignInAt';

/**
 * Keeps when the person last signed in, beside the data: it is no change of the person. Whether sign-in asked for a second
 * factor is what the pool knows best, so it is put right here as well.
 */
export async function noteSignIn(table: Table, userId: string, now: Date, secondFactor = false): Promise<void> {
  const before = new Date(now.getTime() - rest).toISOString();
  const isNews: Condition = {
    any: [
      { attribute, op: 'absent' },
      { attribute, op: 'lt', value: before },
      { attribute: 'secondFactor', op: secondFactor ? 'absent' : 'present' },
    ],
  };
  const set = { [attribute]: now.toISOString(), ...(secondFactor && { secondFactor }) };
  const remove = secondFactor ? [] : ['secondFactor'];
  try {
    await table.write({ update: userKey(userId), set, remove, if: { all: [isPresent, isNews] } });
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
  }
}
