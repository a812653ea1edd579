const longest = 64;
const rows = [new Uint8Array(longest + 1), new Uint8Array(longest + 1), new Uint8Array(longest + 1)] as const;

/**
 * How many slips of the hand lead from one text to the other: a sign left out, added, changed, or two neighbours swapped
 * (optimal string alignment: F. J. Damerau 1964, with no letter edited twice).
 * @returns at most `most + 1`: beyond it nobody asks
 */
export function editDistance(left: string, right: string, most: number): number {
  if (left === right) return 0;
  if (Math.abs(left.length - right.length) > most || Math.max(left.length, right.length) > longest) return most + 1;
  if (most === 1) return isOneSlip(left, right) ? 1 : 2;
  let [before, above, row] = rows as unknown as [Uint8Array, Uint8Array, Uint8Array];
  for (let column = 0; column <= right.length; column += 1) above[column] = column;
  for (let at = 1; at <= left.length; at += 1) {
    row[0] = at;
    let best = at;
    for (let column = 1; column <= right.length; column += 1) {
      const cost = costAt(left, right, at, column, before, above, row);
      row[column] = cost;
      if (cost < best) best = cost;
    }
    if (best > most) return most + 1;
    [before, above, row] = [above, row, before];
  }
  return Math.min(above[right.length] as number, most + 1);
}

/** The usual question, answered in one pass: what follows the first difference must be equal after one slip. */
function isOneSlip(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  let at = 0;
  while (at < short.length && short.charCodeAt(at) === long.charCodeAt(at)) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  const isSwap = short.charCodeAt(at) === long.charCodeAt(at + 1) && short.charCodeAt(at + 1) === long.charCodeAt(at);
  return isSwap && short.slice(at + 2) === long.slice(at + 2);
}

function costAt(
  left: string,
  right: string,
  at: number,
  column: number,
  before: Uint8Array,
  above: Uint8Array,
  row: Uint8Array,
): number {
  const letter = left.charCodeAt(at - 1);
  const other = right.charCodeAt(column - 1);
  let cost = Math.min(
    (above[column] as number) + 1,
    (row[column - 1] as number) + 1,
    (above[column - 1] as number) + (letter === other ? 0 : 1),
  );
  const isSwap = at > 1 && column > 1 && letter === right.charCodeAt(column - 2) && other === left.charCodeAt(at - 2);
  if (isSwap) cost = Math.min(cost, (before[column - 2] as number) + 1);
  return cost;
}
