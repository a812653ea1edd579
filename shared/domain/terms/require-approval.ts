import { approvedFields } from '#shared/model/agreed-terms.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Context } from '../context.ts';
import { diffFields } from '../records/audit.ts';
import { loadCompanyOf } from '../records/read-record.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { listDepartures, mayApprove } from './list-departures.ts';

/** What the client has been told, or has agreed to. */
const given: ReadonlySet<unknown> = new Set(['sent', 'accepted']);

/**
 * A quote that departs from the terms of the client goes out by whoever answers for the client, or after their approval.
 * @param before absent: the quote is new
 * @param known the client, when it was read before
 * @throws Problem `terms.approval_needed`
 */
export async function requireApproval(
  context: Context,
  before: StoredRecord | undefined,
  after: StoredRecord,
  known?: StoredRecord,
): Promise<void> {
  if (after.object !== 'quotes' || !given.has(after.data.status) || after.data.approvedAt !== undefined) return;
  const changed = diffFields(before?.data ?? {}, after.data).map(({ field }) => field);
  const isGivenNow = !given.has(before?.data.status);
  if (!isGivenNow && !changed.some((field) => approvedFields.includes(field))) return;
  const company = known ?? (await loadCompanyOf(context, after));
  if (!company || mayApprove(context, company)) return;
  const departures = await listDepartures(context, company, after);
  if (departures.length === 0) return;
  throw new Problem('terms.approval_needed', {
    errors: departures.map(({ pointer }) => ({ pointer, code: 'beyond_terms' })),
  });
}
