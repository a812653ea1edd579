import { beforeEach, describe, expect, it } from 'vitest';
import { listNotices } from '#shared/domain/notifications/list-notices.ts';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { approveQuote, askForApproval, readQuoteTerms } from '#shared/domain/terms/approve-quote.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { keepPeople } from '#test/support/people.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

const { quotes } = definitions;
const tooCheap = [{ name: 'Pump', quantity: '1', price: '100.00', discount: '15' }];

let workspace: Workspace;
let people: Awaited<ReturnType<typeof keepPeople>>;
let companyId: string;
let id: string;

/** The client is seller1's; seller2 works on it as well and writes the quote. */
beforeEach(async () => {
  workspace = createWorkspace();
  people = await keepPeople(workspace, [
    ['manager', 'headOfSales'],
    ['seller1', 'seller'],
    ['seller2', 'seller'],
    ['seller3', 'seller'],
  ]);
  const terms = { agreedDiscount: '10', coManagers: [{ userId: 'seller2' }] };
  companyId = (await workspace.create('seller1', 'companies', { name: 'North', ...terms })).id;
  const quote = { title: 'Pumps', companyId, ownerId: 'seller2', items: tooCheap };
  id = (await createRecord(await people.contextOf('seller2'), quotes, quote)).id;
});

const patch = async (who: string, body: object) => updateRecord(await people.contextOf(who), quotes, id, { body });
const termsFor = async (who: string) => readQuoteTerms(await people.contextOf(who), id);
const told = async (who: string) =>
  (await listNotices(await people.contextOf(who), { limit: 50 }, 'en')).data.map(({ kind }) => kind);

describe('a quote that departs from the terms of its client', () => {
  it('is not sent without approval, neither at once nor later, and says where it departs', async () => {
    const refusal = await problemOf(patch('seller2', { status: 'sent' }));
    expect(refusal).toMatchObject({
      code: 'terms.approval_needed',
      details: { errors: [{ pointer: '/items/0/discount', code: 'beyond_terms' }] },
    });
    const context = await people.contextOf('seller2');
    const sent = { title: 'Pumps', companyId, ownerId: 'seller2', items: tooCheap, status: 'sent' };
    expect(await codeOf(createRecord(context, quotes, sent))).toBe('terms.approval_needed');
    expect(await termsFor('seller2')).toMatchObject({
      departures: [{ agreed: '10', offered: '15.00' }],
      isApproved: false,
      mayApprove: false,
      asks: { id: 'seller1' },
    });
  });

  it('can be changed as long as nobody has sent it, and sent within the terms', async () => {
    await patch('seller2', { title: 'More pumps' });
    await patch('seller2', { items: [{ ...tooCheap[0], discount: '10' }], status: 'sent' });
    expect(await codeOf(patch('seller2', { items: tooCheap }))).toBe('terms.approval_needed');
  });

  it('is sent after an approval by whoever answers for the client, which both are told of', async () => {
    await askForApproval(await people.contextOf('seller2'), id);
    expect(await told('seller1')).toEqual(['approvalAsked']);
    expect(await codeOf(approveQuote(await people.contextOf('seller2'), id))).toBe('access.denied');
    expect(await codeOf(approveQuote(await people.contextOf('seller3'), id))).toBe('not_found');
    expect(await approveQuote(await people.contextOf('seller1'), id)).toMatchObject({ isApproved: true });
    expect(await told('seller2')).toEqual(['approvalGiven']);
    expect(await patch('seller2', { status: 'sent' })).toMatchObject({ status: 'sent', approvedBy: 'seller1' });
  });

  it('needs a new approval when what was approved changes, and only then', async () => {
    await approveQuote(await people.contextOf('manager'), id);
    expect(await patch('seller2', { description: 'By lorry' })).toMatchObject({ approvedBy: 'manager' });
    const changed = await patch('seller2', { items: [{ ...tooCheap[0], discount: '20' }] });
    expect(changed.approvedAt).toBeUndefined();
    expect(await codeOf(patch('seller2', { status: 'sent' }))).toBe('terms.approval_needed');
  });

  it('is sent by the account manager, who needs nobody’s approval', async () => {
    expect(await patch('manager', { status: 'sent' })).toMatchObject({ status: 'sent' });
    expect((await termsFor('manager')).mayApprove).toBe(true);
  });

  it('cannot be given an approval by a form', async () => {
    expect(await codeOf(patch('seller2', { approvedAt: '2026-11-20T10:00:00Z' }))).toBe('validation.failed');
  });
});
