import { describe } from 'vitest';
import type { TableConnection } from '#shared/store/table.ts';
import { describeCosts } from './table-contract-costs.ts';
import { describeReads } from './table-contract-reads.ts';
import { describeWrites } from './table-contract-writes.ts';
import { openScope } from './table-scope.ts';

/** What every table has to do, whatever it is made of. `connect` gives a table in which no other test writes, or an empty one. */
export function describeTableContract(name: string, connect: () => TableConnection): void {
  let count = 0;
  const open = () => {
    count += 1;
    return openScope(connect(), `${name}-${count}`);
  };

  describe(`${name} keeps the contract of a table`, () => {
    describeWrites(open);
    describeReads(open);
    describeCosts(open);
  });
}
