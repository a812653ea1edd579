import type { AnswersAs } from '#shared/model/assignment.ts';
import { normalisePhone } from '#shared/model/contact-points.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import { recordKey } from '#shared/store/keys/records.ts';
import { requireAny, scopeOf } from '../access/access.ts';
import type { Context } from '../context.ts';
import { contactsOf } from '../duplicates/facts-of-record.ts';
import { findByKey } from '../duplicates/find-by-key.ts';
import { phoneKey } from '../duplicates/match-keys.ts';
import { requireFewProbes, writeProbe } from '../duplicates/probes.ts';
import { isAllowed } from '../records/read-record.ts';
import { titleOf } from '../records/record-facts.ts';
import { fromItem } from '../records/record-item.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';
import { findAnswering } from './find-client.ts';

export interface CallRoute {
  /** Who takes the call: the account manager, or whoever stands in; null: the number is nobody's. */
  readonly user: { readonly id: string; readonly name: string; readonly email: string } | null;
  readonly as: AnswersAs | null;
  /** Whose number it is, for those who may read it. */
  readonly caller: { readonly object: StoredRecord['object']; readonly id: string; readonly title: string } | null;
}

const order: readonly StoredRecord['object'][] = ['contacts', 'companies', 'leads'];

/**
 * Whom a call from this number is for. Of a client whom the caller may not read no more is told than that, and it is noted:
 * see the check for duplicates.
 * @throws Problem `access.denied` | `query.invalid` | `duplicate.probes`
 */
export async function routeCall(context: Context, number: string | null): Promise<CallRoute> {
  requireAny(context.actor, 'companies', 'read');
  const { table, tenant } = context;
  // Telephone systems send a plus as it stands, which in an address means a space.
  const dialled = (number ?? '').replace(/^ (?=\d)/, '+');
  const { e164 } = normalisePhone({ value: dialled }, tenant.country);
  const key = e164 === undefined ? undefined : phoneKey(e164);
  if (!key) throw new Problem('query.invalid', { params: { parameter: 'number' } });
  // Whoever has asked too often is not even told whether there would be something.
  const mayMeetHidden = scopeOf(context.actor, 'companies', 'read') !== 'all';
  const [ids] = await Promise.all([findByKey(table, key), mayMeetHidden && requireFewProbes(context)]);
  const items = await table.getMany(ids.map(recordKey), { consistent: true });
  // A key leaves out the country.
  const records = items.map(fromItem).filter((record) => isLive(record) && hasPhone(record, e164));
  const senders = records
    .toSorted((one, other) => order.indexOf(one.object) - order.indexOf(other.object))
    .map((record) => ({ record, band: 'certain' as const }));
  const found = await findAnswering(context, senders);
  if (!found) return { user: null, as: null, caller: null };
  const known =
    records.find(({ id }) => id === found.because.recordId) ?? (await load(context, found.because.recordId));
  const isReadable = known !== undefined && (await isAllowed(context, 'read', known));
  if (!isReadable)
    await table.write(writeProbe(context, [{ object: found.because.object, id: found.because.recordId }]));
  const { id, name, email } = found.user;
  return {
    user: { id, name, email },
    as: found.because.as,
    caller:
      known && isReadable
        ? { object: known.object, id: known.id, title: titleOf(definitions[known.object], known.data) }
        : null,
  };
}

function hasPhone({ object, data }: StoredRecord, e164: string | undefined): boolean {
  return contactsOf(object, data).phones.some((phone) => phone === e164);
}

async function load({ table }: Context, id: string): Promise<StoredRecord | undefined> {
  const item = await table.get(recordKey(id), { consistent: true });
  return item && fromItem(item);
}
