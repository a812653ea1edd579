/** What a request cost the table. */
export interface Cost {
  /** Sequential waves of requests to the table. */
  readonly trips: number;
  /** Read capacity units. */
  readonly read: number;
  /** Write capacity units. */
  readonly write: number;
  /** Time inside the function, in milliseconds. */
  readonly milliseconds: number;
}

/** Reads `trips;desc="1", read;desc="4.5", write;desc="0", total;dur=31`; null when the header says nothing of the table. */
export function parseServerTiming(header: string | null): Cost | null {
  const metrics = new Map((header ?? '').split(',').map(parseMetric));
  const trips = metrics.get('trips');
  if (trips === undefined) return null;
  return {
    trips,
    read: metrics.get('read') ?? 0,
    write: metrics.get('write') ?? 0,
    milliseconds: metrics.get('total') ?? 0,
  };
}

function parseMetric(metric: string): [string, number] {
  const [name = '', ...parameters] = metric.split(';').map((part) => part.trim());
  const value = parameters.find((part) => part.startsWith('desc=') || part.startsWith('dur='))?.split('=')[1];
  return [name, Number(value?.replaceAll('"', '') ?? 0)];
}
