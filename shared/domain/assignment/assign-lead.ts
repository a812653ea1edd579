import type { NotificationWhy } from '#shared/model/notifications.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Context } from '../context.ts';
import { writeNotice } from '../notifications/notify.ts';
import { diffFields } from '../records/audit.ts';
import type { Change } from '../records/change.ts';
import { AlongsideRefused, commitChange } from '../records/commit.ts';
import { loadRecord } from '../records/read-record.ts';
import { titleOf } from '../records/record-facts.ts';
import { nextVersion } from '../records/record-versions.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';
import { listContested } from '../teamwork/contested-work.ts';
import { noticesOfOverlaps } from '../teamwork/plan-overlaps.ts';
import { type Choice, chooseAssignee } from './choose-assignee.ts';
import { loadRules } from './rules.ts';
import { writeTurn } from './turn-item.ts';

/** Others take turns at the same moment. */
const attempts = 8;

/**
 * Gives a lead that waits to somebody and tells them: one transaction with the turn that it was, so that it happens once
 * however often it is asked for, and that a crash leaves nothing half done. A lead that does not wait stays as it is.
 * @returns whether somebody got it now
 * @throws Problem `write.conflict`: it is to be asked for again
 */
export async function assignLead(context: Context, id: string): Promise<boolean> {
  const rules = await loadRules(context.table);
  for (let left = attempts - 1; ; left -= 1) {
    const lead = await loadRecord(context.table, id);
    if (!lead?.awaitsAssignment || !isLive(lead)) return false;
    const choice = await chooseAssignee(context, rules, lead);
    if (!choice) return false;
    try {
      await commitChange(context, await planAssignment(context, lead, choice));
      return true;
    } catch (error) {
      if (left === 0 || !isOvertaken(error)) throw error;
    }
  }
}

function isOvertaken(error: unknown): boolean {
  return error instanceof AlongsideRefused || (error instanceof Problem && error.code === 'write.conflict');
}

/** Others who work with the client are told, as when somebody enters work by hand. */
async function planAssignment(context: Context, before: StoredRecord, choice: Choice): Promise<Change> {
  const change = toChange(context, before, choice);
  const { companyId } = change.after.data;
  if (typeof companyId !== 'string') return change;
  const [company, own] = await Promise.all([loadRecord(context.table, companyId), listContested(context, companyId)]);
  if (!company || !isLive(company)) return change;
  const others = await noticesOfOverlaps(context, change.after, company, own);
  return { ...change, notices: [...(change.notices ?? []), ...others] };
}

function toChange(context: Context, before: StoredRecord, { user, because, links, turn }: Choice): Change {
  const definition = definitions[before.object];
  const data = { ...before.data, ...links, [definition.owner]: user.id };
  const assigned = { at: context.now().toISOString(), because };
  const after: StoredRecord = { ...nextVersion(context, before, data), assigned };
  const notice = writeNotice(context, user.id, {
    kind: 'leadAssigned',
    why: whyOf(because),
    params: { lead: titleOf(definition, data) },
    link: { object: before.object, id: before.id },
  });
  return {
    before,
    after,
    action: 'update',
    changes: diffFields(before.data, data),
    notices: [notice],
    ...(turn && { alongside: [writeTurn(turn.zoneId, turn.before, user.id)] }),
  };
}

const standsIn = { manager: 'leadOfClient', substitute: 'substitute', head: 'head' } as const;

function whyOf(because: Choice['because']): NotificationWhy {
  switch (because.kind) {
    case 'client':
      return standsIn[because.as];
    case 'known':
      return because.as === 'manager' ? 'leadKnown' : standsIn[because.as];
    case 'zone':
    case 'default':
      return 'leadInTurn';
    case 'head':
    case 'administrator':
      return 'leadOfNobody';
  }
}
