import { createHash } from 'node:crypto';
import { recordSk } from '#shared/store/keys/records.ts';
import type { Item } from '#shared/store/table.ts';

const modulus = 1n << 256n;

/**
 * The canonical hash of many items: the sum of the hashes of each, so that their order does not matter and parts can be
 * added up. Of a record it covers what people see of it and where it belongs, and neither its version nor when it changed.
 */
export class ContentSum {
  #sum: bigint;

  /** @param from hexadecimal, as `toString` gives it */
  constructor(from = '0') {
    this.#sum = BigInt(`0x${from}`);
  }

  add(item: Item): void {
    const hash = createHash('sha256').update(describe(item)).digest('hex');
    this.#sum = (this.#sum + BigInt(`0x${hash}`)) % modulus;
  }

  toString(): string {
    return this.#sum.toString(16).padStart(64, '0');
  }
}

function describe(item: Item): string {
  return toStableJson(item.sk === recordSk ? contentOf(item) : item);
}

/** `absorbed` says only how far a merge has come. */
function contentOf(item: Item): object {
  const { pk, sk, type, data, departmentId, batch, mergedInto, answers } = item;
  const merged = (item.merged as readonly { readonly id: string }[] | undefined)?.map(({ id }) => id).sort();
  const state = { isDeleted: item.deletedAt !== undefined, isErased: item.erasedAt !== undefined };
  return {
    pk,
    sk,
    type,
    data,
    departmentId,
    batch,
    answers,
    mergedInto,
    merged,
    ...state,
    holdsNumbers: item.holdsNumbers,
  };
}

/** The same text for the same content, whatever the order of the names in it. */
export function toStableJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}
