import { mostCapturedPerMinute } from '#shared/model/capture.ts';
import { translate } from '#shared/model/messages/translate.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Fields } from '#shared/model/records.ts';
import { keyOfRequest, type Remembered, recallResponse, rememberResponse } from '#shared/store/idempotency.ts';
import { captureRateKey } from '#shared/store/keys/organisation.ts';
import { type Write, WriteConflict } from '#shared/store/table.ts';
import { actorOf } from '../access/actor.ts';
import type { Context } from '../context.ts';
import type { User } from '../organisation/directory.ts';
import type { Attempt } from '../records/apply-once.ts';
import { diffFields } from '../records/audit.ts';
import { AlongsideRefused, commitChange } from '../records/commit.ts';
import { fillDefaults } from '../records/defaults.ts';
import { draftRecord } from '../records/record-versions.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { readCaptured } from './read-captured.ts';

type Parts = Omit<Context, 'actor' | 'channel'>;

export interface Received {
  /** Of the lead. */
  readonly id: string;
}

/**
 * Stores what a form has sent, whatever it is, and looks at nothing that is there already: matching and assignment come
 * afterwards, so that neither the answer nor its time tells anything.
 * @param key of the form, as sent, @param input untrusted
 * @throws Problem `capture.key`: nobody's, or one that was revoked | `rate.limited`
 */
export async function captureLead(
  parts: Parts,
  key: string | undefined,
  input: unknown,
  attempt?: Attempt,
): Promise<Received> {
  const form = parts.directory.users.get(key ?? '');
  if (!form?.form || form.status !== 'active') throw new Problem('capture.key');
  const context: Context = { ...parts, actor: actorOf(form, parts.directory), channel: 'capture' };
  await requireFew(context);
  const lead = draftLead(context, form, input);
  return attempt ? storeOnce(context, lead, attempt) : store(context, lead);
}

/** A form that is flooded must not fill the table; in the minute after, it is open again. */
async function requireFew({ table, actor, now }: Context): Promise<void> {
  const at = now();
  const update = captureRateKey(actor.id, at.toISOString().slice(0, 16));
  const isFree = { attribute: 'count', op: 'lt', value: mostCapturedPerMinute } as const;
  try {
    await table.write({
      update,
      add: { count: 1 },
      set: { ttl: Math.floor(at.getTime() / 1000) + 3600 },
      if: { any: [{ attribute: 'count', op: 'absent' }, isFree] },
    });
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    throw new Problem('rate.limited', { retryAfter: 60 - at.getUTCSeconds() });
  }
}

function draftLead(context: Context, form: User, input: unknown): StoredRecord {
  const { directory, tenant } = context;
  const definition = directory.definitions.leads;
  const { fields, isTrapped } = readCaptured(definition, input, { country: tenant.country, fallback: form.name });
  const trapped: Fields = {
    status: 'rejected',
    rejectionReason: translate(tenant.language, 'capture.trapped'),
  };
  const given = { source: form.form?.source, ...fields, ...(isTrapped && trapped) };
  const draft = draftRecord(context, definition, fillDefaults(context, definition, given, new Map()));
  return isTrapped ? draft : { ...draft, awaitsAssignment: true };
}

async function store(context: Context, lead: StoredRecord, alongside: readonly Write[] = []): Promise<Received> {
  await commitChange(context, { after: lead, action: 'create', changes: diffFields({}, lead.data), alongside });
  return { id: lead.id };
}

async function storeOnce(context: Context, lead: StoredRecord, attempt: Attempt): Promise<Received> {
  const request = { userId: context.actor.id, ...attempt };
  const recall = (item: Parameters<typeof recallResponse>[0]): Remembered =>
    recallResponse(item, attempt.requestHash, context.now());
  const earlier = recall(await context.table.get(keyOfRequest(request), { consistent: true }));
  if (earlier.outcome === 'repeated') return { id: String(earlier.response.id) };
  // Nothing is refused: whoever uses a key twice has sent two leads.
  if (earlier.outcome === 'mismatch') return store(context, lead);
  const response = { status: 202, id: lead.id, version: lead.version };
  try {
    return await store(context, lead, [rememberResponse(request, response, context.now())]);
  } catch (error) {
    if (!(error instanceof AlongsideRefused)) throw error;
    const twin = recall(error.failures[0]?.current);
    return twin.outcome === 'repeated' ? { id: String(twin.response.id) } : store(context, lead);
  }
}
