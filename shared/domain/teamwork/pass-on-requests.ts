import { WriteConflict } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { writeNotice } from '../notifications/notify.ts';
import { isLive } from '../records/stored-record.ts';
import { findHeadOf } from './deciders.ts';
import { findJoinRequest, loadClientOf, toJoinItem } from './join-request-item.ts';

/**
 * Tells the head that a request has waited for too long, once. That the head decides from then on follows from its time.
 * @returns whether somebody was told
 */
export async function passOnRequest(context: Context, id: string): Promise<boolean> {
  const request = await findJoinRequest(context.table, id);
  if (request?.state !== 'open' || request.passedOnAt !== undefined) return false;
  const company = await loadClientOf(context.table, request.companyId);
  const head = company && isLive(company) ? findHeadOf(context, company) : undefined;
  const passed = { ...request, passedOnAt: context.now().toISOString() };
  const person = context.directory.users.get(request.askerId)?.name ?? '';
  const link = { object: 'companies', id: company?.id ?? request.companyId } as const;
  const params = { person, company: String(company?.data.name) };
  try {
    await context.table.transact([
      {
        put: toJoinItem(passed),
        if: {
          all: [
            { attribute: 'request.state', op: 'eq', value: 'open' },
            { attribute: 'request.passedOnAt', op: 'absent' },
          ],
        },
      },
      ...(head ? [writeNotice(context, head.id, { kind: 'joinOverdue', why: 'head', params, link })] : []),
    ]);
  } catch (error) {
    if (error instanceof WriteConflict) return false;
    throw error;
  }
  return head !== undefined;
}
