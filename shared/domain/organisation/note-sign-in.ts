import { userKey } from '#shared/store/keys.ts';
import { isPresent, type Table, WriteConflict } from '#shared/store/table.ts';

/** Somebody who signs in again and again is noted once in this time; in milliseconds. */
const rest = 60_000;

/** Keeps when the person last signed in, beside the data: it is no change of the person. */
export async function noteSignIn(table: Table, userId: string, now: Date): Promise<void> {
  const attribute = 'lastSignInAt';
  const before = new Date(now.getTime() - rest).toISOString();
  try {
    await table.write({
      update: userKey(userId),
      set: { [attribute]: now.toISOString() },
      if: {
        all: [
          isPresent,
          {
            any: [
              { attribute, op: 'absent' },
              { attribute, op: 'lt', value: before },
            ],
          },
        ],
      },
    });
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
  }
}
