import { Problem } from '#shared/model/problems.ts';
import { registryRateKey } from '#shared/store/keys/organisation.ts';
import { WriteConflict } from '#shared/store/table.ts';
import type { Context } from '../context.ts';

/** How often within an hour somebody may ask registries: work needs less, and nobody is to read one out through us. */
export const questionsPerHour = 60;
const hour = 60 * 60;

/** Counts one more question of the actor. @throws Problem `rate.limited`, with the seconds to wait */
export async function countQuestion({ table, actor, now }: Context): Promise<void> {
  const at = now();
  const seconds = Math.floor(at.getTime() / 1000);
  const isFree = { attribute: 'count', op: 'lt', value: questionsPerHour } as const;
  try {
    await table.write({
      update: registryRateKey(actor.id, at.toISOString().slice(0, 13)),
      add: { count: 1 },
      set: { ttl: seconds + 2 * hour },
      if: { any: [{ attribute: 'count', op: 'absent' }, isFree] },
    });
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    throw new Problem('rate.limited', { retryAfter: hour - (seconds % hour) });
  }
}
