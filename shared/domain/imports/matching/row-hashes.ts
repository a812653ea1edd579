const firstSize = 1 << 10;

/**
 * Rows by numbers of 48 bits, several for one where there are several: ten bytes for each place, of which half are taken at
 * most. A Map of the same takes ten times as much.
 */
export class RowHashes {
  #high = new Uint16Array(firstSize);
  #low = new Uint32Array(firstSize);
  /** 0: the place is free. */
  #rows = new Uint32Array(firstSize);
  #count = 0;

  /** In the order of the file. */
  rowsOf(hash: number): readonly number[] {
    const { high, low } = split(hash);
    const mask = this.#rows.length - 1;
    const found: number[] = [];
    for (let at = low & mask; this.#rows[at] !== 0; at = (at + 1) & mask)
      if (this.#low[at] === low && this.#high[at] === high) found.push(this.#rows[at] ?? 0);
    return found.length < 2 ? found : found.sort((one, other) => one - other);
  }

  /** @param row above 0 */
  add(hash: number, row: number): void {
    if (2 * (this.#count + 1) > this.#rows.length) this.#grow();
    const { high, low } = split(hash);
    this.#put(high, low, row);
    this.#count += 1;
  }

  #put(high: number, low: number, row: number): void {
    const mask = this.#rows.length - 1;
    let at = low & mask;
    while (this.#rows[at] !== 0) at = (at + 1) & mask;
    this.#high[at] = high;
    this.#low[at] = low;
    this.#rows[at] = row;
  }

  #grow(): void {
    const [high, low, rows] = [this.#high, this.#low, this.#rows];
    this.#high = new Uint16Array(rows.length * 2);
    this.#low = new Uint32Array(rows.length * 2);
    this.#rows = new Uint32Array(rows.length * 2);
    for (const [at, row] of rows.entries()) if (row !== 0) this.#put(high[at] ?? 0, low[at] ?? 0, row);
  }
}

function split(hash: number) {
  return { high: Math.floor(hash / 2 ** 32), low: hash >>> 0 };
}
