import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listPairs } from '#shared/domain/duplicates/list-pairs.ts';
import { refreshPairs } from '#shared/domain/duplicates/refresh-pairs.ts';
import { listHistory } from '#shared/domain/records/audit.ts';
import { readCompanyCard } from '#shared/domain/records/company-card.ts';
import { exportRecords } from '#shared/domain/records/export-records.ts';
import { parseListQuery } from '#shared/domain/records/list-query.ts';
import { listRecords } from '#shared/domain/records/list-records.ts';
import { readRecord } from '#shared/domain/records/read-record.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { objectNames } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import { createWorkspace, departments, type Person, type Workspace } from '#test/support/workspace.ts';

interface Entry {
  readonly id: string;
  readonly object: ObjectName;
  readonly ownerId: string;
  readonly companyId?: string | undefined;
}

const roleIds = ['director', 'headOfSales', 'seller', 'serviceAgent', 'readOnly'] as const;
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
  }),
  { minLength: 3, maxLength: 14 },
);

/** What each role reads, as the table of roles says it: none, own, department, all. */
const reading: Readonly<Record<string, (object: ObjectName) => string>> = {
  administrator: () => 'all',
  director: () => 'all',
  readOnly: () => 'all',
  headOfSales: () => 'department',
  seller: () => 'own',
  serviceAgent: (object) => (object === 'deals' ? 'none' : 'all'),
};
const exporting: typeof reading = { ...reading, readOnly: () => 'none', serviceAgent: () => 'none' };
const parents = new Map(departments.map(({ id, parentId }) => [id, parentId]));

function isBelow(departmentId: string | undefined, top: string): boolean {
  return departmentId !== undefined && (departmentId === top || isBelow(parents.get(departmentId), top));
}

/** The rules of access once more, from their description. */
function createOracle(people: readonly Person[], entries: readonly Entry[]) {
  const departmentOf = (userId: string) => people.find((one) => one.id === userId)?.departmentId;
  const reaches = (person: Person, entry: Entry, rights: typeof reading) =>
    person.roles.some((role) => {
      const scope = rights[role]?.(entry.object);
      if (scope === 'all') return true;
      if (scope === 'own') return entry.ownerId === person.id;
      return scope === 'department' && isBelow(departmentOf(entry.ownerId), person.departmentId);
    });
  const lists = (person: Person, entry: Entry) => reaches(person, entry, reading);
  return {
    lists,
    exports: (person: Person, entry: Entry) => lists(person, entry) && reaches(person, entry, exporting),
    /** Who may read a company reads what hangs on it, if they read such records at all. */
    reads: (person: Person, entry: Entry) => {
      const company = entries.find((one) => one.id === entry.companyId);
      const readsAny = person.roles.some((role) => reading[role]?.(entry.object) !== 'none');
      return lists(person, entry) || (readsAny && company !== undefined && lists(person, company));
    },
  };
}

async function fill(workspace: Workspace, wishes: readonly { object: ObjectName; ownerId: string; at: number }[]) {
  const entries: Entry[] = [];
  for (const { object, ownerId, at } of wishes) {
    workspace.tick();
    const known = entries.filter((entry) => entry.object === 'companies');
    const companyId = object === 'companies' ? undefined : known[at % known.length]?.id;
    if (object === 'deals' && companyId === undefined) continue;
    const bodies = {
      companies: { name: 'Same name', accountManagerId: ownerId },
      contacts: { lastName: 'Same', firstName: 'Name', companyId, ownerId },
      deals: { title: 'Same', companyId, ownerId, stageId: at % 2 === 0 ? 'needs' : 'lost' },
      activities: { type: 'note', at: '2026-11-20T10:00:00Z', companyId, ownerId },
    };
    const { id } = await workspace.create('admin', object, bodies[object]);
    entries.push({ id, object, ownerId, companyId });
  }
  for (const { id, object } of entries)
    if (object !== 'deals' && object !== 'activities') await refreshPairs(workspace.table, id);
  return entries;
}

/** Ids in the answer; none when it is refused. */
async function idsIn(answer: Promise<unknown>): Promise<readonly string[]> {
  const text = await answer.then(
    (value) => (typeof value === 'string' ? value : JSON.stringify(value)),
    (error: unknown) => {
      if (error instanceof Problem && ['not_found', 'access.denied'].includes(error.code)) return '';
      throw error;
    },
  );
  return [...new Set(text.match(/"id":"\w{3}_\d{26}"|^\w{3}_\d{26},/gm) ?? [])]
    .map((one) => one.replace(/"id":"|[",]/g, ''))
    .toSorted();
}

async function walk(workspace: Workspace, userId: string, object: ObjectName, text: string) {
  const records: unknown[] = [];
  const query = parseListQuery(definitions[object], new URLSearchParams(text));
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

const listsOf: Readonly<Record<ObjectName, readonly string[]>> = {
  companies: ['', 'sort=name&limit=2', 'filter[name][prefix]=same', 'filter[status]=active'],
  contacts: ['limit=3', 'sort=-lastName'],
  deals: ['limit=2', 'sort=title'],
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
            expect(await idsIn(readRecord(context, definition, entry.id))).toEqual(expected ? [entry.id] : []);
            const history = await listHistory(context, definition, entry.id, { limit: 5 }).catch(() => undefined);
            expect(history !== undefined).toBe(expected);
          }
          for (const object of objectNames) {
            for (const query of listsOf[object]) {
              expect(await idsIn(walk(workspace, person.id, object, query))).toEqual(lists(object));
            }
            for (const ownerId of userIds) {
              const owner = definitions[object].owner;
              expect(await idsIn(walk(workspace, person.id, object, `filter[${owner}]=${ownerId}`))).toEqual(
                idsOf((entry) => entry.object === object && entry.ownerId === ownerId && oracle.lists(person, entry)),
              );
            }
            const all = { filters: [], limit: 50 };
            expect(await idsIn(exportRecords(context, definitions[object], all, 'en'))).toEqual(
              idsOf((entry) => entry.object === object && oracle.exports(person, entry)),
            );
          }
          for (const { id } of entries.filter((entry) => entry.object === 'companies')) {
            const shown = await idsIn(readCompanyCard(context, id));
            const readable = idsOf((entry) => oracle.reads(person, entry));
            expect(shown.filter((one) => !readable.includes(one))).toEqual([]);
            for (const object of ['contacts', 'deals', 'activities'] as const) {
              expect(await idsIn(walk(workspace, person.id, object, `filter[companyId]=${id}&limit=2`))).toEqual(
                shown.includes(id)
                  ? idsOf((entry) => entry.companyId === id && entry.object === object && oracle.reads(person, entry))
                  : [],
              );
            }
          }
          const pairs = await listPairs(context, { status: 'open', limit: 200 });
          const shownSides = await idsIn(Promise.resolve(pairs.data.flatMap((pair) => pair.records)));
          expect(shownSides.filter((id) => !idsOf((entry) => oracle.lists(person, entry)).includes(id))).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });
});
