import type { Item } from '#shared/store/table.ts';

/** `<partition> <sort key>` → count and thousandths. */
export type Figures = Readonly<Record<string, readonly [number, bigint]>>;

/** All figures counted from the records themselves, by other means than the stream's consumer. */
export function recountFigures(items: readonly Item[]): Figures {
  const figures: Record<string, [number, bigint]> = {};
  const add = (report: string, cell: string, owner: unknown, amount: bigint) => {
    for (const who of ['*', String(owner)]) {
      const name = `AGG#${report}#owner#*#${who} ${cell}#0`;
      const [count, sum] = figures[name] ?? [0, 0n];
      figures[name] = [count + 1, sum + amount];
    }
  };
  for (const item of items.filter((one) => one.sk === 'REC' && one.deletedAt === undefined)) {
    const data = item.data as Readonly<Record<string, string>>;
    const owner = data.accountManagerId ?? data.ownerId;
    if (item.type !== 'activities') add('records', `all#${item.type}`, owner, 0n);
    if (item.type !== 'deals') continue;
    const amount = toBigThousandths(data.amount ?? '0');
    add('funnel', `${data.stageId}#${data.currency}`, owner, amount);
    if (data.stageId === 'won') add('sales', `${data.closedAt?.slice(0, 7)}#${data.currency}`, owner, amount);
  }
  return figures;
}

/** What stands in the cells; those that came down to nothing are as good as absent. */
export function readFigures(items: readonly Item[]): Figures {
  const cells = items.filter((item) => item.type === 'cell' && (item.count !== 0 || item.amount !== 0));
  return Object.fromEntries(
    cells.map(({ pk, sk, count, amount }) => [`${pk} ${sk}`, [Number(count), BigInt(Number(amount))] as const]),
  );
}

function toBigThousandths(amount: string): bigint {
  const [whole = '', fraction = ''] = amount.replace('-', '').split('.');
  const thousandths = BigInt(whole) * 1000n + BigInt(fraction.padEnd(3, '0'));
  return amount.startsWith('-') ? -thousandths : thousandths;
}
