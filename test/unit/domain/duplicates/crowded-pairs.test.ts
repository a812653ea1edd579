import { expect, it } from 'vitest';
import { listPairs } from '#shared/domain/duplicates/list-pairs.ts';
import { refreshPairs } from '#shared/domain/duplicates/refresh-pairs.ts';
import { readPairFacts } from '#shared/domain/quality/pair-facts.ts';
import { deleteRecord } from '#shared/domain/records/delete-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { createWorkspace } from '#test/support/workspace.ts';

it('a stored pair that rests on an address of mail alone is only possible as long as five share it', async () => {
  const workspace = createWorkspace();
  const ids: string[] = [];
  const add = async (fields: object = {}) => {
    const lead = { title: `Request ${ids.length}`, emails: [{ value: 'anna@mail.ru' }], ...fields };
    ids.push((await workspace.create('seller1', 'leads', lead)).id);
    await refreshPairs(workspace.table, String(ids.at(-1)));
  };
  const tell = async () => {
    const { data } = await listPairs(workspace.contextOf('admin'), { status: 'open', limit: 50 });
    expect(JSON.stringify(data)).not.toContain('contacts');
    return [...new Set(data.map(({ band, score }) => `${band} ${score < 0.95}`))].toSorted();
  };
  const first = { object: 'leads', id: '' } as const;
  for (let at = 0; at < 4; at += 1) await add();
  expect(await tell()).toEqual(['probable false']);
  expect(await readPairFacts(workspace.table, { ...first, id: String(ids[0]) })).toEqual({ probable: 3 });

  await add();
  expect(await tell()).toEqual(['possible true']);
  expect(await readPairFacts(workspace.table, { ...first, id: String(ids[0]) })).toEqual({});

  const phones = [{ value: '+33 6 28 23 04 55' }];
  await add({ phones });
  await add({ phones });
  // The phone that only two of them have is no crowd's.
  expect(await tell()).toEqual(['possible true', 'probable false']);

  for (const id of ids.slice(0, 3)) {
    await deleteRecord(workspace.contextOf('admin'), definitions.leads, id);
    await refreshPairs(workspace.table, id);
  }
  expect(await tell()).toEqual(['probable false']);
});
