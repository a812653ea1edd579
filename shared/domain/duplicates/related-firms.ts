import { definitions } from '#shared/model/objects/registry.ts';
import type { Context } from '../context.ts';
import { readRecord } from '../records/read-record.ts';
import { discloseAll, type Found, type ToldMatch } from './disclose.ts';
import { findRelatives } from './find-duplicates.ts';
import type { FoundRelation } from './find-related.ts';

export interface RelatedFirms {
  /** Those of its group first. */
  readonly data: readonly ToldMatch[];
  /** There are others. */
  readonly more: boolean;
}

const mostTold = 25;

/**
 * Firms that belong together with a client and are not the same: of those that the actor may not see no more is told than
 * who leads them and since when, and that it was told is noted, once within an hour.
 * @throws Problem `not_found` | `duplicate.probes`
 */
export async function listRelatedFirms(context: Context, companyId: string): Promise<RelatedFirms> {
  const company = await readRecord(context, definitions.companies, companyId);
  const relatives = await findRelatives(context.table, company, context.directory.frequencies);
  const told = relatives.slice(0, mostTold).map(toFound);
  return { data: await discloseAll(context, company, told, { isRead: true }), more: relatives.length > told.length };
}

/** It is told like a match, and is none. */
export function toFound({ record, by, place }: FoundRelation): Found {
  return {
    record,
    match: { score: 0, band: 'possible', reasons: reasonsOf[by] },
    related: by,
    ...(place && { place }),
  };
}

const reasonsOf = {
  group: [],
  brand: [{ field: 'brand', kind: 'firm-same', weight: 1 }],
  domain: [{ field: 'websites', kind: 'domain-same', weight: 1 }],
} as const;
