/**
 * What a request cost: sequential waves of calls to the table, calls, and capacity units computed from item bytes by
 * DynamoDB's published rules (1 WRU per started KB, 1 RRU per started 4 KB, half for eventual reads, double in transactions).
 */
export interface Cost {
  readonly trips: number;
  readonly calls: number;
  readonly readUnits: number;
  readonly writeUnits: number;
}

export class Meter {
  #inFlight = 0;
  #trips = 0;
  #calls = 0;
  #readUnits = 0;
  #writeUnits = 0;

  /** Calls that overlap in time count as one wave. */
  async measure<T>(call: () => Promise<T>): Promise<T> {
    if (this.#inFlight === 0) this.#trips += 1;
    this.#inFlight += 1;
    this.#calls += 1;
    try {
      return await call();
    } finally {
      this.#inFlight -= 1;
    }
  }

  addReads(units: number): void {
    this.#readUnits += units;
  }

  addWrites(units: number): void {
    this.#writeUnits += units;
  }

  get cost(): Cost {
    return { trips: this.#trips, calls: this.#calls, readUnits: this.#readUnits, writeUnits: this.#writeUnits };
  }
}
