import type { AssignedBecause, PassedOver } from '#shared/model/assignment.ts';
import { translate } from '#shared/model/messages/translate.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Language } from '#shared/model/tenant.ts';
import type { Context } from '../context.ts';
import { isAllowed, loadRecord } from '../records/read-record.ts';
import { titleOf } from '../records/record-facts.ts';
import { isLive } from '../records/stored-record.ts';
import { followMerges } from '../records/survivor.ts';

/** Why a lead is this person's, in words for the reader: of a client whom they may not see without its name. */
export async function tellBecause(
  context: Context,
  because: AssignedBecause,
  userId: string,
  language: Language,
): Promise<string> {
  const say: Say = (key, params) => translate(language, key, params);
  const person = nameOf(context, say, userId);
  switch (because.kind) {
    case 'client':
    case 'known': {
      const until = because.until === undefined ? '' : writeDay(language, because.until);
      const client = (await titleFor(context, because)) ?? say(hiddenWords[because.kind]);
      const manager = nameOf(context, say, because.managerId);
      return say(answerWords[because.kind][because.as], { manager, client, person, until });
    }
    case 'zone':
      return [say('assigned.zone', { zone: because.zone }), ...aside(context, say, because, language)].join(' ');
    case 'default':
      return [say('assigned.default'), ...aside(context, say, because, language)].join(' ');
    case 'head':
      return [say('assigned.lastHead', { person }), ...aside(context, say, because, language)].join(' ');
    case 'administrator':
      return [say('assigned.lastAdministrator', { person }), ...aside(context, say, because, language)].join(' ');
  }
}

type Say = (key: Parameters<typeof translate>[1], params?: Parameters<typeof translate>[2]) => string;

const answerWords = {
  client: { manager: 'assigned.manager', substitute: 'assigned.substitute', head: 'assigned.head' },
  known: { manager: 'assigned.knownManager', substitute: 'assigned.knownSubstitute', head: 'assigned.knownHead' },
} as const;

const hiddenWords = { client: 'assigned.hiddenClient', known: 'assigned.hiddenKnown' } as const;

async function titleFor(
  context: Context,
  { recordId }: Extract<AssignedBecause, { readonly recordId: string }>,
): Promise<string | undefined> {
  const found = await loadRecord(context.table, recordId);
  const record = found && (await followMerges(context.table, found));
  if (!record || !isLive(record) || !(await isAllowed(context, 'read', record))) return undefined;
  const title = titleOf(definitions[record.object], record.data);
  return title === '' ? undefined : title;
}

function aside(
  context: Context,
  say: Say,
  { passedOver, emptyZones }: { readonly passedOver: readonly PassedOver[]; readonly emptyZones: readonly string[] },
  language: Language,
): readonly string[] {
  const parts = [
    ...emptyZones.map((zone) => say('assigned.emptyZone', { zone })),
    ...passedOver.map(({ userId, reason, until = '' }) => {
      const person = nameOf(context, say, userId);
      return say(`assigned.${reason}`, { person, until: until === '' ? '' : writeDay(language, until) });
    }),
  ];
  return parts.length === 0 ? [] : [`(${parts.join('; ')})`];
}

function nameOf({ directory }: Context, say: Say, userId: string): string {
  return directory.users.get(userId)?.name ?? say('assigned.someone');
}

/** @param day `2026-12-03` */
function writeDay(language: Language, day: string): string {
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(day));
}
