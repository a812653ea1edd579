import type { PlanInput } from '#shared/model/imports.ts';
import type { FileStore } from '../../files/file-store.ts';
import type { DateOrder } from '../cells/cell.ts';
import { loadLines, saveLines } from './plan-file.ts';

/** What a plan is made by, however many calls of a function it takes. */
export interface PlanOrder {
  /** Checked before. */
  readonly input: PlanInput;
  readonly dateOrders: readonly (DateOrder | null)[];
  /** Of the file. */
  readonly etag: string;
}

/** @returns what it is known by */
export function saveOrder(files: FileStore, key: string, order: PlanOrder): Promise<string> {
  return saveLines(files, orderKey(key), [order]);
}

/** @throws Problem `import.gone` */
export async function loadOrder(files: FileStore, key: string, sha256: string): Promise<PlanOrder> {
  return (await loadLines(files, orderKey(key), sha256))[0] as PlanOrder;
}

function orderKey(key: string): string {
  return `${key}/order.json.gz`;
}
