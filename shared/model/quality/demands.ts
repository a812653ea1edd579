import type { ObjectDefinition, ObjectName } from '../objects/definition.ts';
import type { Fields } from '../records.ts';

/** What a record should say. */
export interface Demand {
  /** One of these fields is enough; the first is the one to go to. */
  readonly anyOf: readonly string[];
  /** Whole; what it costs when nothing is there. */
  readonly points: number;
  /**
   * Asked only of records whose field has one of these values. Of one that does not say it everything is asked, so that
   * saying more never costs.
   */
  readonly of?: { readonly field: string; readonly in: readonly string[] };
}

const reach = (points: number): Demand => ({ anyOf: ['phones', 'emails'], points });
const ask = (field: string, points: number, of?: Demand['of']): Demand => ({
  anyOf: [field],
  points,
  ...(of && { of }),
});
const inStage = (...stages: readonly string[]) => ({ field: 'stageId', in: stages });
const inStatus = (...statuses: readonly string[]) => ({ field: 'status', in: statuses });

/** By object; what is asked of one record costs at most 75 together, so that what there is still counts. */
const demands: Readonly<Record<ObjectName, readonly Demand[]>> = {
  companies: [
    reach(14),
    ask('identifiers', 12, { field: 'roles', in: ['client', 'partner', 'supplier'] }),
    ask('roles', 6),
    ask('addresses', 6),
    ask('country', 5),
    ask('industry', 5),
    ask('paymentTerms', 4, { field: 'roles', in: ['client'] }),
    ask('source', 2),
  ],
  contacts: [
    reach(16),
    ask('companyId', 12),
    ask('firstName', 8),
    ask('position', 6),
    ask('consent', 4),
    ask('decisionMaker', 2),
  ],
  leads: [
    reach(16),
    { anyOf: ['contactName', 'companyName'], points: 10 },
    ask('source', 8),
    ask('text', 4),
    ask('companyId', 12, inStatus('converted')),
    ask('rejectionReason', 12, inStatus('rejected')),
  ],
  deals: [
    ask('contactId', 6, inStage('needs', 'proposal', 'contract', 'won')),
    ask('productCategory', 5),
    ask('expectedCloseDate', 10, inStage('needs', 'proposal', 'contract')),
    ask('amount', 12, inStage('proposal', 'contract', 'won')),
    ask('items', 6, inStage('contract', 'won')),
    ask('lostReason', 16, inStage('lost')),
  ],
  products: [ask('price', 16), ask('code', 8), ask('category', 8), ask('unit', 6), ask('vatRate', 6)],
  quotes: [ask('items', 18), ask('validUntil', 14), ask('contactId', 6), ask('dealId', 6), ask('paymentTerms', 3)],
  contracts: [
    ask('signedOn', 10, inStatus('active', 'suspended', 'ended')),
    ask('startsOn', 8),
    ask('endsOn', 14),
    ask('amount', 8),
    ask('paymentTerms', 6),
    ask('contactId', 4),
  ],
  orders: [ask('items', 18), ask('deliverOn', 14), ask('dealId', 4), ask('deliveryAddress', 5), ask('contactId', 4)],
  invoices: [ask('items', 18), { anyOf: ['orderId', 'contractId'], points: 8 }],
  payments: [ask('reference', 12), ask('method', 6)],
  cases: [
    ask('companyId', 12),
    ask('contactId', 6),
    ask('text', 6),
    ask('source', 4),
    ask('dueAt', 6, inStatus('new', 'inProgress', 'waiting')),
    ask('resolution', 14, inStatus('resolved', 'closed')),
  ],
  tasks: [ask('dueAt', 14, inStatus('open', 'returned')), ask('result', 10, inStatus('done', 'accepted'))],
  activities: [
    { anyOf: ['companyId', 'contactId'], points: 14 },
    ask('subject', 6),
    ask('text', 6, { field: 'type', in: ['call', 'meeting', 'note'] }),
    ask('direction', 4, { field: 'type', in: ['call', 'email', 'message'] }),
  ],
};

/** What a field costs that every new record must have, where an old one lacks it. */
const requiredPoints = 10;

/** What is asked of this record, as far as its definition knows the fields: a hidden one is asked of nobody. */
export function demandsOf(definition: ObjectDefinition, data: Fields): readonly Demand[] {
  const known = new Set(definition.fields.map(({ name }) => name));
  const asked = demands[definition.name].filter(({ of }) => of === undefined || applies(of, data));
  const required = definition.fields.filter(
    ({ name, required: isRequired }) => isRequired && !asked.some(({ anyOf }) => anyOf.includes(name)),
  );
  return [...asked, ...required.map(({ name }) => ask(name, requiredPoints))].flatMap((demand) => {
    const anyOf = demand.anyOf.filter((name) => known.has(name));
    const isComplete = anyOf.length === demand.anyOf.length;
    // Of several fields that could each answer, a hidden one may: nobody is told that none does.
    return isComplete ? [demand] : [];
  });
}

function applies({ field, in: values }: NonNullable<Demand['of']>, data: Fields): boolean {
  const said = data[field];
  const given = Array.isArray(said) ? said : said === undefined || said === null ? [] : [said];
  return given.length === 0 || given.some((one) => values.includes(String(one)));
}
