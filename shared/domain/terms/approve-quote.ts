import type { Departure } from '#shared/model/agreed-terms.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import { isHidden } from '../access/hidden-fields.ts';
import type { Context } from '../context.ts';
import { writeNotice } from '../notifications/notify.ts';
import { findEffectiveManager } from '../organisation/effective-manager.ts';
import { diffFields } from '../records/audit.ts';
import { commitChange } from '../records/commit.ts';
import { loadCompanyOf, readRecord, requireAllowed } from '../records/read-record.ts';
import { ownerIdOf, titleOf } from '../records/record-facts.ts';
import { nextVersion } from '../records/record-versions.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { listDepartures, mayApprove } from './list-departures.ts';

export interface QuoteTerms {
  /** `agreed` is null where the caller may not see it. */
  readonly departures: readonly (Omit<Departure, 'agreed'> & { readonly agreed: string | null })[];
  readonly isApproved: boolean;
  readonly mayApprove: boolean;
  /** Who is asked for an approval. */
  readonly asks: { readonly id: string; readonly name: string } | null;
}

/** How the quote stands to what was agreed with the client. @throws Problem `not_found` */
export async function readQuoteTerms(context: Context, id: string): Promise<QuoteTerms> {
  const { quote, company } = await openQuote(context, id);
  const departures = await listDepartures(context, company, quote);
  const fields = { discount: 'agreedDiscount', paymentTerms: 'paymentTerms' } as const;
  const asked = findEffectiveManager(context, managedOf(company))?.user;
  return {
    departures: departures.map((one) => ({
      ...one,
      agreed: isHidden(context.actor, 'companies', fields[one.term]) ? null : one.agreed,
    })),
    isApproved: quote.data.approvedAt !== undefined,
    mayApprove: mayApprove(context, company),
    asks: asked ? { id: asked.id, name: asked.name } : null,
  };
}

/** Whoever answers for the client is told that the quote waits for them. @throws Problem `not_found` | `access.denied` */
export async function askForApproval(context: Context, id: string): Promise<QuoteTerms> {
  const { quote, company } = await openQuote(context, id);
  await requireAllowed(context, 'edit', quote);
  const answering = findEffectiveManager(context, managedOf(company));
  if (answering)
    await context.table.write(
      writeNotice(context, answering.user.id, {
        kind: 'approvalAsked',
        why: answering.as,
        params: { person: context.actor.name, quote: nameOf(quote), company: nameOf(company) },
        link: { object: 'quotes', id: quote.id },
      }),
    );
  return readQuoteTerms(context, id);
}

/** Holds until what it was given for changes. Again: nothing changes. @throws Problem `not_found` | `access.denied` | `write.conflict` */
export async function approveQuote(context: Context, id: string): Promise<QuoteTerms> {
  const { quote: before, company } = await openQuote(context, id);
  if (!mayApprove(context, company)) throw new Problem('access.denied');
  if (before.data.approvedAt !== undefined) return readQuoteTerms(context, id);
  const { actor, now } = context;
  const data = { ...before.data, approvedBy: actor.id, approvedAt: now().toISOString() };
  const owner = ownerIdOf(before);
  const notice = writeNotice(context, owner, {
    kind: 'approvalGiven',
    why: 'quoteOwner',
    params: { person: actor.name, quote: nameOf(before) },
    link: { object: 'quotes', id: before.id },
  });
  await commitChange(context, {
    before,
    after: nextVersion(context, before, data),
    action: 'update',
    changes: diffFields(before.data, data),
    alongside: owner === actor.id ? [] : [notice],
  });
  return readQuoteTerms(context, id);
}

async function openQuote(context: Context, id: string): Promise<{ quote: StoredRecord; company: StoredRecord }> {
  const quote = await readRecord(context, definitions.quotes, id);
  const company = await loadCompanyOf(context, quote);
  if (!company) throw new Problem('not_found');
  return { quote, company };
}

function managedOf(company: StoredRecord) {
  return { accountManagerId: ownerIdOf(company), departmentId: company.departmentId };
}

function nameOf({ object, data }: StoredRecord): string {
  return titleOf(definitions[object], data);
}
