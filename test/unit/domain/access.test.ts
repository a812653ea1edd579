import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCompared } from '#shared/domain/duplicates/comparable.ts';
import { listPairs } from '#shared/domain/duplicates/list-pairs.ts';
import { refreshPairs } from '#shared/domain/duplicates/refresh-pairs.ts';
import { exportRecords } from '#shared/domain/exports/export-records.ts';
import { readCompanyCard } from '#shared/domain/records/company-card.ts';
import { toCrmRecord } from '#shared/domain/records/crm-record.ts';
import { explainAccess } from '#shared/domain/records/explain-access.ts';
import { listHistory } from '#shared/domain/records/list-history.ts';
import { parseListQuery } from '#shared/domain/records/list-query.ts';
import { listRecords } from '#shared/domain/records/list-records.ts';
import { isAllowed, readRecord } from '#shared/domain/records/read-record.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { objectNames } from '#shared/model/objects/definition.ts';
import { definitions, findField } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import { createWorkspace, departments, type Person, type Workspace } from '#test/support/workspace.ts';

interface Entry {
  readonly id: string;
  readonly object: ObjectName;
  readonly ownerId: string;
  readonly companyId?: string | undefined;
  readonly coManagerIds: readonly string[];
}

const roleIds = ['director', 'headOfSales', 'seller', 'serviceAgent', 'marketer', 'readOnly'] as const;
const userIds = ['u1', 'u2', 'u3', 'u4'];
const peopleArbitrary: fc.Arbitrary<readonly Person[]> = fc
  .tuple(
    ...userIds.map((id) =>
      fc.record({
        id: fc.constant(id),
        departmentId: fc.constantFrom(...departments.map((department) => department.id)),
        roles: fc.subarray([...roleIds], { maxLength: 2 }),
      }),
    ),
  )
  .map((users) => [...users, { id: 'admin', departmentId: 'company', roles: ['administrator'] }]);
const recordsArbitrary = fc.array(
  fc.record({
    object: fc.constantFrom(...objectNames, 'companies' as const),
    ownerId: fc.constantFrom(...userIds),
    at: fc.nat({ max: 9 }),
    coManagerIds: fc.subarray(userIds, { maxLength: 2 }),
  }),
  { minLength: 3, maxLength: 14 },
);

type Reach = Readonly<Record<string, (object: ObjectName) => string>>;

/** Scopes of objects that are named, and that of all others. */
const scopes =
  (others: string, named: Readonly<Partial<Record<ObjectName, string>>> = {}) =>
  (object: ObjectName) =>
    named[object] ?? others;

const everybodys = { products: 'all' } as const;
const ofTheBooks = { contracts: 'none', invoices: 'none', payments: 'none' } as const;

/** What each role reads, as the table of roles says it: none, own, department, all. */
const reading: Reach = {
  administrator: scopes('all'),
  director: scopes('all'),
  readOnly: scopes('all'),
  headOfSales: scopes('department', everybodys),
  seller: scopes('own', everybodys),
  serviceAgent: scopes('all', { deals: 'none', quotes: 'none', ...ofTheBooks, leads: 'own' }),
  marketer: scopes('all', ofTheBooks),
};
const exporting: Reach = {
  ...reading,
  readOnly: scopes('none'),
  seller: scopes('own', { products: 'none' }),
  serviceAgent: scopes('none'),
  marketer: scopes('none', { contacts: 'all', leads: 'all' }),
};
const editing: Reach = {
  ...reading,
  readOnly: scopes('none'),
  seller: scopes('own', { products: 'none', invoices: 'none', payments: 'none' }),
  serviceAgent: scopes('none', { contacts: 'all', cases: 'all', leads: 'own', tasks: 'own', activities: 'own' }),
  marketer: scopes('none', { companies: 'own', contacts: 'own', leads: 'own', tasks: 'own', activities: 'own' }),
};
const isDeep = process.env.STEWARD_DEEP !== undefined;
const amount = '77777.77';
const seeAmounts = ['administrator', 'director', 'readOnly', 'headOfSales', 'seller'];
const parents = new Map(departments.map(({ id, parentId }) => [id, parentId]));

function isBelow(departmentId: string | undefined, top: string): boolean {
  return departmentId !== undefined && (departmentId === top || isBelow(parents.get(departmentId), top));
}

/** The rules of access once more, from their description. */
function createOracle(people: readonly Person[], entries: readonly Entry[]) {
  const departmentOf = (userId: string) => people.find((one) => one.id === userId)?.departmentId;
  const reaches = (person: Person, entry: Entry, rights: Reach) =>
    person.roles.some((role) => {
      const scope = rights[role]?.(entry.object);
      if (scope === 'all') return true;
      if (scope === 'own') return entry.ownerId === person.id;
      return scope === 'department' && isBelow(departmentOf(entry.ownerId), person.departmentId);
    });
  const companyOf = (entry: Entry) => entries.find((one) => one.id === entry.companyId);
  const hasAny = (person: Person, object: ObjectName, rights: Reach) =>
    person.roles.some((role) => rights[role]?.(object) !== 'none');
  const lists = (person: Person, entry: Entry) => reaches(person, entry, reading);
  const coManages = (person: Person, company: Entry | undefined) =>
    (company?.coManagerIds.includes(person.id) ?? false) && hasAny(person, 'companies', reading);
  const readsItself = (person: Person, entry: Entry) => lists(person, entry) || coManages(person, entry);
  /** Who may read a company reads what hangs on it. */
  const reads = (person: Person, entry: Entry) => {
    const company = companyOf(entry);
    return readsItself(person, entry) || (company !== undefined && readsItself(person, company));
  };
  return {
    lists,
    reads,
    coManages,
    exports: (person: Person, entry: Entry) => lists(person, entry) && reaches(person, entry, exporting),
    edits: (person: Person, entry: Entry) =>
      reaches(person, entry, editing) ||
      (['contacts', 'leads', 'cases', 'tasks', 'activities'].includes(entry.object) &&
        hasAny(person, entry.object, editing) &&
        coManages(person, companyOf(entry))),
    seesAmount: (person: Person, entry: Entry) =>
      reads(person, entry) && person.roles.some((role) => seeAmounts.includes(role)),
  };
}

interface Wish {
  readonly object: ObjectName;
  readonly ownerId: string;
  readonly at: number;
  readonly coManagerIds: readonly string[];
}

async function fill(workspace: Workspace, wishes: readonly Wish[]) {
  const entries: Entry[] = [];
  for (const { object, ownerId, at, coManagerIds } of wishes) {
    workspace.tick();
    const known = entries.filter((entry) => entry.object === 'companies');
    const hangs = definitions[object].company === 'companyId';
    const companyId = hangs ? known[at % known.length]?.id : undefined;
    if (findField(definitions[object], 'companyId')?.required && companyId === undefined) continue;
    const bodies = {
      companies: {
        name: 'Same name',
        accountManagerId: ownerId,
        coManagers: coManagerIds.map((userId) => ({ userId, scope: 'Logistics' })),
      },
      contacts: { lastName: 'Same', firstName: 'Name', companyId, ownerId },
      deals: {
        title: 'Same',
        amount,
        companyId,
        ownerId,
        stageId: at % 2 === 0 ? 'needs' : 'lost',
        lostReason: 'Price',
      },
      activities: { type: 'note', at: '2026-11-20T10:00:00Z', companyId, ownerId },
      products: { name: 'Same', ownerId },
      contracts: { title: 'Same', companyId, ownerId, amount },
      invoices: { dueAt: '2026-12-20', companyId, ownerId, items: [{ quantity: '1', price: amount }] },
      payments: { amount, companyId, ownerId },
      ...Object.fromEntries(
        ['leads', 'cases', 'tasks'].map((name) => [name, { title: 'Same', companyId, assigneeId: ownerId }]),
      ),
      ...Object.fromEntries(['quotes', 'orders'].map((name) => [name, { title: 'Same', companyId, ownerId }])),
    } as Readonly<Record<ObjectName, object>>;
    const { id } = await workspace.create('admin', object, bodies[object]);
    entries.push({ id, object, ownerId, companyId, coManagerIds: object === 'companies' ? coManagerIds : [] });
  }
  for (const { id, object } of entries) if (isCompared(object)) await refreshPairs(workspace.table, id);
  return entries;
}

/** Everything that was answered to one person. */
class Answers {
  readonly texts: string[] = [];

  /** Ids in the answer; none when it is refused. */
  async idsIn(answer: Promise<unknown>): Promise<readonly string[]> {
    const text = await textOf(answer);
    this.texts.push(text);
    return [...new Set(text.match(/"id":"\w{3}_\d{26}"|^\w{3}_\d{26},/gm) ?? [])]
      .map((one) => one.replace(/"id":"|[",]/g, ''))
      .toSorted();
  }
}

/** Empty when it is refused. */
function textOf(answer: Promise<unknown>): Promise<string> {
  return answer.then(
    (value) => (typeof value === 'string' ? value : JSON.stringify(value)),
    (error: unknown) => {
      if (error instanceof Problem && ['not_found', 'access.denied'].includes(error.code)) return '';
      throw error;
    },
  );
}

async function walk(workspace: Workspace, userId: string, object: ObjectName, text: string) {
  const records: unknown[] = [];
  const query = parseListQuery(workspace.contextOf(userId).actor, definitions[object], new URLSearchParams(text));
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await listRecords(workspace.contextOf(userId), definitions[object], {
      ...query,
      ...(cursor && { cursor }),
    });
    records.push(...page.data);
    cursor = page.page.next ?? undefined;
  }
  return records;
}

const listsOf: Readonly<Partial<Record<ObjectName, readonly string[]>>> = {
  companies: ['', 'sort=name&limit=2', 'filter[name][prefix]=same', 'filter[status]=active'],
  contacts: ['limit=3', 'sort=-lastName'],
  deals: ['limit=2', 'sort=title'],
  payments: ['sort=-paidOn&limit=2'],
  tasks: ['sort=dueAt&filter[status]=open'],
  activities: ['', 'sort=at&limit=1', 'filter[at][gte]=2026-11-01'],
};

describe('access', () => {
  it('shows nobody more than their roles, and in lists nothing less, on whatever path', async () => {
    await fc.assert(
      fc.asyncProperty(peopleArbitrary, recordsArbitrary, async (people, wishes) => {
        const workspace = createWorkspace({ users: people });
        const entries = await fill(workspace, wishes);
        const oracle = createOracle(people, entries);
        for (const person of people) {
          const context = workspace.contextOf(person.id);
          const answers = new Answers();
          const idsIn = (answer: Promise<unknown>) => answers.idsIn(answer);
          const idsOf = (test: (entry: Entry) => boolean) =>
            entries
              .filter(test)
              .map((entry) => entry.id)
              .toSorted();
          const lists = (object: ObjectName) =>
            idsOf((entry) => entry.object === object && oracle.lists(person, entry));

          for (const entry of entries) {
            const definition = definitions[entry.object];
            const expected = oracle.reads(person, entry);
            const read = readRecord(context, definition, entry.id).then((record) => toCrmRecord(context, record));
            expect(await idsIn(read)).toEqual(expected ? [entry.id] : []);
            const history = await textOf(listHistory(context, definition, entry.id, { limit: 5 }));
            answers.texts.push(history);
            expect(history !== '').toBe(expected);
            const explained = await explainAccess(context, definition, entry.id).catch(() => undefined);
            expect(explained?.you.read.allowed ?? false).toBe(expected);
            if (!explained) continue;
            const record = await readRecord(context, definition, entry.id);
            for (const action of ['read', 'edit', 'delete'] as const) {
              expect(explained.you[action].allowed).toBe(await isAllowed(context, action, record));
            }
            expect(explained.you.edit.allowed).toBe(oracle.edits(person, entry));
            const readers = explained.people?.map(({ user }) => user.id);
            if (readers) expect(readers).toEqual(people.filter((one) => oracle.reads(one, entry)).map(({ id }) => id));
          }
          for (const object of objectNames) {
            for (const query of listsOf[object] ?? ['limit=3']) {
              expect(await idsIn(walk(workspace, person.id, object, query))).toEqual(lists(object));
            }
            for (const ownerId of userIds) {
              const owner = definitions[object].owner;
              expect(await idsIn(walk(workspace, person.id, object, `filter[${owner}]=${ownerId}`))).toEqual(
                idsOf((entry) => entry.object === object && entry.ownerId === ownerId && oracle.lists(person, entry)),
              );
            }
            const shared = walk(workspace, person.id, 'companies', 'filter[coManagers]=me&limit=2');
            expect(await idsIn(shared)).toEqual(idsOf((entry) => oracle.coManages(person, entry)));
            const all = { filters: [], limit: 50 };
            expect(await idsIn(exportRecords(context, definitions[object], all, 'en'))).toEqual(
              idsOf((entry) => entry.object === object && oracle.exports(person, entry)),
            );
          }
          for (const { id } of entries.filter((entry) => entry.object === 'companies')) {
            const shown = await idsIn(readCompanyCard(context, id));
            const readable = idsOf((entry) => oracle.reads(person, entry));
            expect(shown.filter((one) => !readable.includes(one))).toEqual([]);
            for (const object of objectNames.filter((name) => definitions[name].company === 'companyId')) {
              expect(await idsIn(walk(workspace, person.id, object, `filter[companyId]=${id}&limit=2`))).toEqual(
                shown.includes(id)
                  ? idsOf((entry) => entry.companyId === id && entry.object === object && oracle.reads(person, entry))
                  : [],
              );
            }
          }
          const pairs = await listPairs(context, { status: 'open', limit: 200 });
          const shownSides = await idsIn(Promise.resolve(pairs.data.flatMap((pair) => pair.records)));
          expect(shownSides.filter((id) => !idsOf((entry) => oracle.reads(person, entry)).includes(id))).toEqual([]);

          const worth = entries.filter(({ object }) => ['deals', 'contracts', 'invoices', 'payments'].includes(object));
          const isAmountHeard = answers.texts.some((text) => text.includes(amount));
          expect(isAmountHeard).toBe(worth.some((entry) => oracle.seesAmount(person, entry)));
        }
      }),
      { numRuns: isDeep ? 40 : 25 },
    );
  });
});
