import type { Context } from '../context.ts';
import type { Change } from './change.ts';
import { commitChange, IdentityTaken } from './commit.ts';
import { describeTaken } from './identity-problem.ts';
import type { StoredRecord } from './stored-record.ts';

/** As `commitChange`, with a taken legal number explained to the caller. @throws Problem `identity.taken` | `write.conflict` */
export async function saveChange(context: Context, change: Change): Promise<StoredRecord> {
  try {
    return await commitChange(context, change);
  } catch (error) {
    throw error instanceof IdentityTaken ? await describeTaken(context, error) : error;
  }
}
