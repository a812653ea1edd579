import { translate } from '#shared/model/messages/translate.ts';
import { Problem } from '#shared/model/problems.ts';
import { waiverName } from '#shared/model/quality/waived.ts';
import { declineWaiverSchema, grantSchema } from '#shared/model/quality/waivers.ts';
import type { Language } from '#shared/model/tenant.ts';
import { checkBody } from '#shared/model/validation.ts';
import { type Write, WriteConflict } from '#shared/store/table.ts';
import type { Context } from '../../context.ts';
import { writeNotice } from '../../notifications/notify.ts';
import { AlongsideRefused, commitChange } from '../../records/commit.ts';
import { loadRecord } from '../../records/read-record.ts';
import { titleOf } from '../../records/record-facts.ts';
import { nextVersion } from '../../records/record-versions.ts';
import { isLive, type StoredRecord } from '../../records/stored-record.ts';
import { describeWaiver, historyFieldOf, mayDecide, type ToldWaiver } from './describe-waiver.ts';
import { findWaiver, type Waiver, writeDecision } from './waiver-item.ts';

/** Others may be at the record at the same moment. */
const attempts = 3;

/**
 * From now on the rule does not count, in one transaction with the decision.
 * @param body untrusted: `grantSchema`
 * @throws Problem `not_found` | `access.denied` | `validation.failed` | `waiver.decided` | `write.conflict`
 */
export async function grantWaiver(
  context: Context,
  id: string,
  body: unknown,
  language: Language,
): Promise<ToldWaiver> {
  checkBody(grantSchema, body);
  for (let attempt = 1; ; attempt += 1) {
    const { waiver, record } = await openWaiver(context, id, language);
    const granted = decide(context, waiver, { state: 'granted' });
    const answers = {
      ...record.answers,
      waived: { ...record.answers?.waived, [waiverName(waiver)]: waiver.until },
    };
    const field = historyFieldOf(context, record, waiver.field);
    const value = record.data[field] ?? null;
    try {
      await commitChange(context, {
        before: record,
        after: { ...nextVersion(context, record, record.data), answers },
        action: 'update',
        changes: [{ field, old: value, new: value }],
        reason: translate(language, 'audit.waived', { day: waiver.until }),
        alongside: [...writeDecision(granted), tellAsker(context, granted, record)],
      });
      return await tell(context, granted, record, language);
    } catch (error) {
      if (error instanceof AlongsideRefused) throw new Problem('waiver.decided');
      const isConflict = error instanceof Problem && error.code === 'write.conflict';
      if (!isConflict || attempt === attempts) throw error;
    }
  }
}

/**
 * @param body untrusted: `declineWaiverSchema`
 * @throws Problem `not_found` | `access.denied` | `validation.failed` | `waiver.decided`
 */
export async function declineWaiver(
  context: Context,
  id: string,
  body: unknown,
  language: Language,
): Promise<ToldWaiver> {
  const { reason } = checkBody(declineWaiverSchema, body);
  const { waiver, record } = await openWaiver(context, id, language);
  const declined = decide(context, waiver, { state: 'declined', answer: reason.trim() });
  try {
    await context.table.transact([...writeDecision(declined), tellAsker(context, declined, record)]);
  } catch (error) {
    throw error instanceof WriteConflict ? new Problem('waiver.decided') : error;
  }
  return tell(context, declined, record, language);
}

/** To who does not see the record, there is no such waiver. */
async function openWaiver(
  context: Context,
  id: string,
  language: Language,
): Promise<{ readonly waiver: Waiver; readonly record: StoredRecord }> {
  const waiver = await findWaiver(context.table, id);
  const record = waiver && (await loadRecord(context.table, waiver.recordId));
  if (!waiver || !record || !isLive(record) || !(await describeWaiver(context, waiver, record, language)))
    throw new Problem('not_found');
  if (!mayDecide(context, record, waiver)) throw new Problem('access.denied');
  if (waiver.state !== 'asked') throw new Problem('waiver.decided');
  return { waiver, record };
}

function decide({ actor, now }: Context, waiver: Waiver, decision: Pick<Waiver, 'state' | 'answer'>): Waiver {
  return { ...waiver, ...decision, decidedBy: actor.id, decidedAt: now().toISOString() };
}

function tellAsker(context: Context, { askerId, state, until, answer = '' }: Waiver, record: StoredRecord): Write {
  const title = titleOf(context.directory.definitions[record.object], record.data);
  const params = { person: context.actor.name, title, day: until, reason: answer };
  const kind = state === 'granted' ? 'waiverGranted' : 'waiverDeclined';
  const link = { object: record.object, id: record.id };
  return writeNotice(context, askerId, { kind, why: 'asker', params, link });
}

async function tell(context: Context, waiver: Waiver, record: StoredRecord, language: Language): Promise<ToldWaiver> {
  const told = await describeWaiver(context, waiver, record, language);
  if (!told) throw new Problem('not_found');
  return told;
}
