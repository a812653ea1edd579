import { join } from 'node:path';
import { expect, it } from 'vitest';
import { factsOfFirm, factsOfPerson } from '#shared/domain/duplicates/facts-of-record.ts';
import type { Model } from '#shared/domain/duplicates/model/model-file.ts';
import type { Facts } from '#shared/domain/duplicates/model/profile.ts';
import { uncounted } from '#shared/domain/duplicates/model/profile.ts';
import type { Pair } from '#shared/domain/duplicates/pair-item.ts';
import { refreshAll } from '#shared/domain/duplicates/refresh-pairs.ts';
import { toItem } from '#shared/domain/records/record-item.ts';
import type { StoredRecord } from '#shared/domain/records/stored-record.ts';
import { loadModel } from '#test/bench/dedupe/models.ts';
import { type LabelledSet, readSet } from '#test/bench/dedupe/read-set.ts';
import { replay } from '#test/bench/dedupe/replay.ts';
import { scoreSet } from '#test/bench/dedupe/score-set.ts';
import { createMemoryTable } from '#test/support/memory-table.ts';

const made = '2026-01-01T00:00:00.000Z';

/** What a row of the sample would be in the product. */
function toRecord(facts: Facts, at: number): StoredRecord {
  const isFirm = facts.kind === 'company';
  const { full = '', last = '', first = '', middle = '' } = facts.person ?? {};
  const list = (values: readonly string[] = []) => values.map((value) => ({ value }));
  const [firm = ''] = facts.firms ?? [];
  const name = isFirm ? { name: firm } : { lastName: last || full, firstName: first, middleName: middle };
  return {
    object: isFirm ? 'companies' : 'contacts',
    id: `${isFirm ? 'com' : 'con'}_${String(at).padStart(26, '0')}`,
    version: 1,
    createdAt: made,
    createdBy: 'seller1',
    updatedAt: made,
    updatedBy: 'seller1',
    departmentId: 'sales',
    data: {
      ...name,
      [isFirm ? 'accountManagerId' : 'ownerId']: 'seller1',
      phones: list(facts.phones),
      emails: list(facts.emails),
      addresses: [{ street: facts.streets?.[0], city: facts.towns?.[0], postalCode: facts.postcodes?.[0] }],
      ...(isFirm && {
        websites: facts.websites,
        identifiers: (facts.numbers ?? []).map((value) => ({ scheme: 'RU-INN', value })),
      }),
    },
  };
}

it('the product keeps the pairs that the bench finds', async () => {
  const sample = readSet(join(import.meta.dirname, '../../bench/dedupe/sample'));
  const records = sample.facts.map(toRecord);
  const table = createMemoryTable();
  await table.writeMany(records.map((record) => ({ put: toItem(record) })));
  await refreshAll(
    table,
    records.map(({ id, object }) => ({ id, type: object })),
  );
  const kept = table.snapshot().filter((item) => item.type === 'pair') as unknown as readonly Pair[];

  const facts = records.map(({ object, data }) =>
    object === 'companies' ? factsOfFirm(object, data) : factsOfPerson(object, data),
  );
  const set: LabelledSet = { ...sample, map: {}, ids: records.map(({ id }) => id), facts };
  const { links } = scoreSet(set, replay(set, { ...uncounted, chanceOf: () => 0 }), loadModel('workspace') as Model);
  const found = links.filter(({ band }) => band !== undefined);

  const nameOf = (ids: readonly (string | undefined)[], band: unknown, score: number) =>
    `${ids.toSorted()} ${band} ${score}`;
  expect(kept.length).toBeGreaterThan(8);
  expect(
    kept
      .map(({ sides, band, score }) =>
        nameOf(
          sides.map(({ id }) => id),
          band,
          score,
        ),
      )
      .toSorted(),
  ).toEqual(found.map(({ one, other, band, score }) => nameOf([set.ids[one], set.ids[other]], band, score)).toSorted());
});
