import type { Tokens } from '#shared/domain/access/user-pool.ts';
import { noteSignIn } from '#shared/domain/organisation/note-sign-in.ts';
import type { Table } from '#shared/store/table.ts';
import { logger } from './observability.ts';

/** @param secondFactor whether it was asked for */
type NoteSignIn = <Given extends Pick<Tokens, 'accessToken'>>(tokens: Given, secondFactor?: boolean) => Promise<Given>;

/** Notes that whoever the pool gave the token to has signed in; failing to is no reason to keep them out. */
export function createSignInNotes(table: Table): NoteSignIn {
  return async (tokens, secondFactor) => {
    try {
      await noteSignIn(table, subjectOf(tokens.accessToken), new Date(), secondFactor);
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
