import type { Identifier } from '#shared/model/records.ts';
import { identityKey } from './keys/records.ts';
import { type Condition, isAbsent, type Write } from './table.ts';

/**
 * Takes an identity for a record; taking it again changes nothing.
 * Refused with `current.recordId` while another record holds it.
 * @param from the record that gives it away
 */
export function takeIdentity(object: string, { scheme, value }: Identifier, recordId: string, from = recordId): Write {
  const item = { ...identityKey(object, scheme, value), type: 'identity', shape: 1, recordId };
  return { put: item, if: { any: [isAbsent, isHeldBy(recordId), isHeldBy(from)] } };
}

/** Refused when another record holds the identity: nobody gives away what belongs to another. */
export function releaseIdentity(object: string, { scheme, value }: Identifier, recordId: string): Write {
  // Which numbers are keys may have been another question when the record was written: there may be nothing to release.
  return { delete: identityKey(object, scheme, value), if: { any: [isAbsent, isHeldBy(recordId)] } };
}

function isHeldBy(recordId: string): Condition {
  return { attribute: 'recordId', op: 'eq', value: recordId };
}
