import { expect, it } from 'vitest';
import { listPairs } from '#shared/domain/duplicates/list-pairs.ts';
import { type Pair, writePair } from '#shared/domain/duplicates/pair-item.ts';
import { codeOf } from '#test/support/problems.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

/** Pairs of clients, each with an open deal of one of them. */
async function addPairs(workspace: Workspace, given: readonly (readonly [score: number, amount: number])[]) {
  const band = (score: number) => (score > 0.99 ? 'certain' : score > 0.9 ? 'probable' : 'possible');
  for (const [at, [score, amount]] of given.entries()) {
    const ids = Array.from({ length: 2 }, (_, side) => `com_${String(at * 2 + side).padStart(26, '0')}`) as [
      string,
      string,
    ];
    const place = {
      object: 'companies',
      version: 1,
      title: 'Client',
      ownerId: 'seller1',
      departmentId: 'sales',
    } as const;
    const sides = [
      { ...place, id: ids[0] },
      { ...place, id: ids[1] },
    ] as const;
    const status = { status: 'open', since: '2026-11-20T10:00:00.000Z', compared: String(at) } as const;
    const pair: Pair = { id: ids.join('.'), score, band: band(score), reasons: [], sides, ...status };
    await workspace.table.transact(writePair(pair));
    const company = await workspace.create('admin', 'companies', { name: `Client ${at}` });
    const deal = await workspace.create('admin', 'deals', {
      title: 'D',
      companyId: company.id,
      amount: `${amount}.00`,
    });
    // The deal hangs on the client of the pair, as the index shows it.
    const item = workspace.table.snapshot().find(({ pk, sk }) => pk === deal.id && sk === 'REC');
    if (item) await workspace.table.write({ put: { ...item, gsi1pk: ids[0] } });
  }
}

async function walk(workspace: Workspace, limit: number) {
  const found: { readonly score: number; readonly amount: number }[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = { status: 'open', limit, ...(cursor && { cursor }) } as const;
    const { data, page } = await listPairs(workspace.contextOf('manager'), query);
    expect(data.length).toBeLessThanOrEqual(limit);
    for (const { score, atStake = [] } of data) found.push({ score, amount: Number(atStake[0]?.amount ?? 0) });
    cursor = page.next;
  }
  return found;
}

it('the queue is in one order across its pages, whatever their length', async () => {
  const workspace = createWorkspace();
  const scores = [0.999, 0.95, 0.94, 0.7];
  const given = Array.from({ length: 28 }, (_, at) => [scores[at % 4] ?? 0, (at * 37) % 101] as const);
  await addPairs(workspace, given);
  const rank = (score: number) => (score > 0.99 ? 0 : score > 0.9 ? 1 : 2);
  const expected = given
    .map(([score, amount]) => ({ score, amount }))
    .toSorted((one, other) => rank(one.score) - rank(other.score) || other.amount - one.amount);
  for (const limit of [1, 3, 5, 50]) expect(await walk(workspace, limit), `by ${limit}`).toEqual(expected);
});

it('a queue longer than what is ordered at once is walked to its end, each pair once', async () => {
  const workspace = createWorkspace();
  const given = Array.from({ length: 230 }, (_, at) => [at < 215 ? 0.95 : 0.7, at] as const);
  await addPairs(workspace, given);
  const found = await walk(workspace, 100);
  expect(found.map(({ amount }) => amount).toSorted((one, other) => one - other)).toEqual(
    given.map(([, amount]) => amount),
  );
  expect(found.slice(0, 215).every(({ score }) => score === 0.95)).toBe(true);
});

it('a place that is none is refused', async () => {
  const workspace = createWorkspace();
  await addPairs(workspace, [
    [0.95, 1],
    [0.95, 2],
  ]);
  const context = workspace.contextOf('manager');
  const { page } = await listPairs(context, { status: 'open', limit: 1 });
  const cursor = String(page.next);
  expect((await listPairs(context, { status: 'open', limit: 1, cursor })).page.next).toBeNull();
  for (const other of ['x', cursor.slice(0, -8)])
    expect(await codeOf(listPairs(context, { status: 'open', limit: 1, cursor: other }))).toBe('query.invalid');
  expect(await codeOf(listPairs(context, { status: 'rejected', limit: 1, cursor }))).toBe('query.invalid');
});
