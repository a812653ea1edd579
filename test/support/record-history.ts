import fc from 'fast-check';
import { deleteRecord, restoreRecord } from '#shared/domain/records/delete-record.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { definitions, findDefinition } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Workspace } from './workspace.ts';

/** What people do; `at` chooses among the records made so far. */
export type Step =
  | { readonly kind: 'create'; readonly object: 'companies' | 'contacts'; readonly fields: object }
  | { readonly kind: 'create-deal'; readonly at: number; readonly fields: object }
  | {
      readonly kind: 'patch' | 'delete' | 'restore';
      readonly at: number;
      readonly fields: Readonly<Record<string, unknown>>;
    };

// Few values, so that records meet.
const phones = fc.subarray(['+33 1 23 45 67 89', '01 98 76 54 32', '+7 495 123-45-67']);
const emails = fc.subarray(['sales@north.example', 'sales+x@north.example', 'a@b.example']);
const names = fc.constantFrom('North Wind', 'Wind North', 'ООО «Северный ветер»', 'Severny Veter', 'Lion');
const owners = fc.constantFrom('seller1', 'seller2', 'seller3');
const stages = fc.constantFrom('qualification', 'contract', 'won', 'lost');
const amounts = fc.constantFrom('0', '0.001', '19.99', '-5.5', '12345678901.125');
const contactPoints = {
  phones: phones.map((values) => values.map((value) => ({ value }))),
  emails: emails.map((values) => values.map((value) => ({ value }))),
};
const companyFields = fc.record(
  { name: names, legalName: names, accountManagerId: owners, ...contactPoints },
  { requiredKeys: ['name'] },
);
const contactFields = fc.record(
  {
    lastName: fc.constantFrom('Ivanov', 'Иванов', 'Martin'),
    firstName: fc.constantFrom('Ivan', 'Luc'),
    ownerId: owners,
    ...contactPoints,
  },
  { requiredKeys: ['lastName'] },
);
const dealFields = fc.record(
  {
    title: fc.constant('Deal'),
    stageId: stages,
    lostReason: fc.constantFrom('Price', 'Time'),
    amount: amounts,
    currency: fc.constantFrom('EUR', 'RUB'),
    ownerId: owners,
  },
  { requiredKeys: ['title'] },
);
const at = fc.nat({ max: 20 });

export const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('create' as const), object: fc.constant('companies' as const), fields: companyFields }),
  fc.record({ kind: fc.constant('create' as const), object: fc.constant('contacts' as const), fields: contactFields }),
  fc.record({ kind: fc.constant('create-deal' as const), at, fields: dealFields }),
  fc.record({
    kind: fc.constantFrom('patch' as const, 'patch' as const, 'delete' as const, 'restore' as const),
    at,
    fields: fc.oneof(companyFields, contactFields, dealFields),
  }),
);

const fewPhones = fc
  .subarray(['+33 1 23 45 67 89', '+33 1 98 76 54 32'])
  .map((values) => ({ phones: values.map((value) => ({ value })) }));

/** Companies of different names whose phones come and go. */
export const phoneStepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('create' as const),
    object: fc.constant('companies' as const),
    fields: fc
      .tuple(fc.constantFrom('Alpha', 'Bravo', 'Xylophone'), fewPhones)
      .map(([name, rest]) => ({ name, ...rest })),
  }),
  fc.record({
    kind: fc.constantFrom('patch' as const, 'patch' as const, 'patch' as const, 'delete' as const, 'restore' as const),
    at,
    fields: fewPhones,
  }),
);

/** Takes one step as the administrator; one that is not possible (a deal without companies) is left out. */
export async function takeStep(workspace: Workspace, made: string[], step: Step): Promise<void> {
  workspace.tick();
  try {
    const id = await change(workspace, made, step);
    if (id !== undefined) made.push(id);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}

async function change(workspace: Workspace, made: readonly string[], step: Step): Promise<string | undefined> {
  const context = workspace.contextOf('admin');
  if (step.kind === 'create') return (await workspace.create('admin', step.object, step.fields)).id;
  if (step.kind === 'create-deal') {
    const companies = made.filter((id) => id.startsWith('com_'));
    const companyId = companies[step.at % companies.length];
    return (await workspace.create('admin', 'deals', { ...step.fields, companyId })).id;
  }
  const id = made[step.at % made.length];
  const item = id && (await workspace.table.get({ pk: id, sk: 'REC' }));
  const definition = item && findDefinition(String(item.type));
  if (!id || !definition) return undefined;
  if (step.kind === 'delete') await deleteRecord(context, definition, id);
  if (step.kind === 'restore') await restoreRecord(context, definition, id);
  if (step.kind === 'patch') {
    const known = Object.entries(step.fields).filter(([name]) =>
      definitions[definition.name].fields.some((field) => field.name === name),
    );
    await updateRecord(context, definition, id, { body: Object.fromEntries(known), version: Number(item.version) });
  }
  return undefined;
}
