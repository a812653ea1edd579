import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { type FieldProblemCode, Problem } from '#shared/model/problems.ts';
import { addDays } from '#shared/model/quality/days.ts';
import { canBeWaived, waiverName } from '#shared/model/quality/waived.ts';
import { longestWaiver, waiverSchema } from '#shared/model/quality/waivers.ts';
import type { Language } from '#shared/model/tenant.ts';
import { checkBody } from '#shared/model/validation.ts';
import { type Write, WriteConflict } from '#shared/store/table.ts';
import { actorOf } from '../../access/actor.ts';
import type { Context } from '../../context.ts';
import { writeNotice } from '../../notifications/notify.ts';
import { findHead } from '../../organisation/effective-manager.ts';
import { isIdOf, readRecord, requireAllowed } from '../../records/read-record.ts';
import { ownerIdOf, titleOf } from '../../records/record-facts.ts';
import type { StoredRecord } from '../../records/stored-record.ts';
import { today } from '../describe-quality.ts';
import { readQuality } from '../read-quality.ts';
import { describeWaiver, type ToldWaiver } from './describe-waiver.ts';
import { readWaiversOf, type Waiver, writeNewWaiver } from './waiver-item.ts';

export interface AskedWaiver {
  readonly waiver: ToldWaiver;
  /** false: there was an open one of the same field and rule, which is given instead. */
  readonly isNew: boolean;
}

/**
 * Asks that something the record loses points for does not count until a day, and tells the head who decides. It is asked
 * beside the record, which stays as it is: asking neither costs nor gains a point.
 * @param body untrusted: `waiverSchema`
 * @throws Problem `not_found` | `access.denied` | `validation.failed`, also for what costs nothing now | `write.conflict`
 */
export async function askForWaiver(
  context: Context,
  definition: ObjectDefinition,
  id: string,
  body: unknown,
  language: Language,
): Promise<AskedWaiver> {
  if (!isIdOf(definition, id)) throw new Problem('not_found');
  const record = await readRecord(context, definition, id);
  await requireAllowed(context, 'edit', record);
  const { field, rule, reason, until } = checkBody(waiverSchema, body);
  const day = today(context);
  if (until <= day || until > addDays(day, longestWaiver)) refuse('/until', 'expiry');
  const { issues } = await readQuality(context, definition, id, language);
  const wanted = waiverName({ field, rule });
  const issue = issues.find((one) => waiverName(one) === wanted);
  if (!issue || !canBeWaived(issue)) refuse('/rule', 'option');
  const waiver: Waiver = {
    id: context.newId('qwv'),
    object: definition.name,
    recordId: record.id,
    field,
    rule: issue.rule === 'missing.later' ? 'missing' : issue.rule,
    reason: reason.trim(),
    until,
    state: 'asked',
    askerId: context.actor.id,
    createdAt: context.now().toISOString(),
  };
  const tell = async (one: Waiver, isNew: boolean): Promise<AskedWaiver> => {
    const told = await describeWaiver(context, one, record, language);
    if (!told) throw new Problem('not_found');
    return { waiver: told, isNew };
  };
  try {
    await context.table.transact([...writeNewWaiver(waiver), ...(await tellHead(context, waiver, record, language))]);
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    const first = (await readWaiversOf(context.table, record.id)).find((one) => waiverName(one) === wanted);
    if (first?.state !== 'asked') throw new Problem('write.conflict');
    return tell(first, false);
  }
  return tell(waiver, true);
}

/** The head of whose record it is, as far as they may decide; otherwise it waits in the list of those who may. */
async function tellHead(
  context: Context,
  waiver: Waiver,
  record: StoredRecord,
  language: Language,
): Promise<readonly Write[]> {
  const { directory, actor } = context;
  const departmentId = directory.users.get(ownerIdOf(record))?.departmentId ?? record.departmentId;
  const head = findHead(directory, departmentId, actor.id);
  if (!head) return [];
  const asHead = { ...context, actor: actorOf(head, directory, today(context)) };
  if (!(await describeWaiver(asHead, waiver, record, language))?.mayDecide) return [];
  const title = titleOf(directory.definitions[record.object], record.data);
  const params = { person: actor.name, title, day: waiver.until, reason: waiver.reason };
  const link = { object: record.object, id: record.id };
  return [writeNotice(context, head.id, { kind: 'waiverAsked', why: 'head', params, link })];
}

function refuse(pointer: string, code: FieldProblemCode): never {
  throw new Problem('validation.failed', { errors: [{ pointer, code }] });
}
