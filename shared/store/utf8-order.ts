/** Below these units the order of JavaScript is that of bytes. */
const hasHighUnits = /[\ud800-\uffff]/;

/** The order of UTF-8 bytes, which is that of code points; JavaScript's own differs for pairs of surrogates. */
export function compareUtf8(one: string, other: string): number {
  if (one === other) return 0;
  if (!hasHighUnits.test(one) || !hasHighUnits.test(other)) return one < other ? -1 : 1;
  const length = Math.min(one.length, other.length);
  for (let position = 0; position < length; position += 1) {
    const difference = rankUnit(one.charCodeAt(position)) - rankUnit(other.charCodeAt(position));
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** Moves surrogates behind the other units of the basic plane. */
function rankUnit(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}
