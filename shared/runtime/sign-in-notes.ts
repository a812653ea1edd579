import type { Tokens } from '#shared/domain/access/user-pool.ts';
import { noteSignIn } from '#shared/domain/organisation/note-sign-in.ts';
import { createDynamoTable } from '#shared/store/dynamo-table.ts';
import { readEnv } from './env.ts';
import { logger } from './observability.ts';

/** Notes that the person to whom the pool gave these tokens has signed in; failing to is no reason to keep them out. */
export function createSignInNotes(): (tokens: Tokens) => Promise<Tokens> {
  const { TABLE_NAME: tableName } = readEnv('TABLE_NAME');
  const table = createDynamoTable({ tableName });
  return async (tokens) => {
    try {
      await noteSignIn(table, subjectOf(tokens.accessToken), new Date());
    } catch (error) {
      logger.warn('the sign-in was not noted', error as Error);
    }
    return tokens;
  };
}

/** The token comes from the pool itself, so nothing is verified. */
function subjectOf(accessToken: string): string {
  const claims = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString('utf8')) as object;
  return String('sub' in claims ? claims.sub : '');
}
