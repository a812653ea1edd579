import { heartbeatKey, heartbeatPartition } from '#shared/store/keys/organisation.ts';
import type { Table } from '#shared/store/table.ts';

/** Parts that work unseen and leave a sign of life. */
export type Part = `stream:${string}` | `job:${string}`;

export async function beat(table: Table, part: Part, now: Date): Promise<void> {
  await table.write({ put: { ...heartbeatKey(part), type: 'heartbeat', shape: 1, at: now.toISOString() } });
}

/** When each part last did something; one query. */
export async function readHeartbeats(table: Table): Promise<Readonly<Record<Part, string>>> {
  const { items } = await table.query({ pk: heartbeatPartition });
  return Object.fromEntries(items.map((item) => [item.sk, String(item.at)]));
}
