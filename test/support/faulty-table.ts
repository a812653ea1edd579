import { type Table, TableUnavailable, WriteConflict } from '#shared/store/table.ts';

/** As in `memory-table.ts`; `crash`: nothing works any more, as for a function that was killed. */
export type CallFault = 'none' | 'conflict' | 'lost-answer' | 'throttle' | 'crash';

/**
 * One worker's view of a table: each of its calls meets the next fault, and waits some turns of the event loop, so that
 * several workers interleave in a way that the test decides.
 */
export function createFaultyTable(table: Table, nextFault: () => CallFault, nextPause: () => number): Table {
  let isDown = false;

  async function call<Result>(operation: string, isWrite: boolean, action: () => Promise<Result>): Promise<Result> {
    for (let turn = nextPause(); turn > 0; turn -= 1) await Promise.resolve();
    const fault = nextFault();
    if (fault === 'crash') isDown = true;
    if (isDown || fault === 'throttle') throw new TableUnavailable(operation, fault);
    if (isWrite && fault === 'conflict') throw new WriteConflict([{ reason: 'conflict' }]);
    const result = await action();
    if (isWrite && fault === 'lost-answer') throw new TableUnavailable(operation, fault);
    return result;
  }

  return {
    get: (key, options) => call('get', false, () => table.get(key, options)),
    getMany: (keys, options) => call('getMany', false, () => table.getMany(keys, options)),
    query: (query) => call('query', false, () => table.query(query)),
    queryMany: (query) => call('queryMany', false, () => table.queryMany(query)),
    write: (write) => call('write', true, () => table.write(write)),
    transact: (writes) => call('transact', true, () => table.transact(writes)),
    increment: (key, attribute) => call('increment', true, () => table.increment(key, attribute)),
    writeMany: (writes) => call('writeMany', true, () => table.writeMany(writes)),
  };
}
