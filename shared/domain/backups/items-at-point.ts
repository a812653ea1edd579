import { definitions } from '#shared/model/objects/registry.ts';
import { recordSk } from '#shared/store/keys/records.ts';
import type { Condition, Item, Write } from '#shared/store/table.ts';
import { takeIdentity } from '#shared/store/unique.ts';
import type { Context } from '../context.ts';
import { inLanes } from '../in-lanes.ts';
import { identityKeysOf } from '../records/commit.ts';
import { writeLinks } from '../records/links.ts';
import { splitLongTexts, writeLongTexts } from '../records/long-texts.ts';
import { writePersonLinks } from '../records/person-links.ts';
import { fromItem, toItem } from '../records/record-item.ts';
import { loadRecordAt, type PastRecord } from './roll-back.ts';

/** What the record says anyhow: it is made from the record, so that both are of one moment. */
const companionTypes = ['text', 'identity', 'link'];

/** What can be made anew from the rest, speaks of this moment only, or is forgotten within a day. */
const derivedTypes = [
  'match-key',
  'search-token',
  'match-state',
  'contribution',
  'cell',
  'quality',
  'quality-cell',
  'quality-teams',
  'engine',
  'heartbeat',
  'hidden-ref',
  'idempotency',
  'lease',
  'upload',
  'checkpoint',
];

const isNot = (value: string): Condition => ({ attribute: 'type', op: 'ne', value });

/** Of pairs only what somebody said of them cannot be found out again. */
const isWorthKeeping: Condition = {
  all: [
    ...[...companionTypes, ...derivedTypes].map(isNot),
    { any: [isNot('pair'), { attribute: 'status', op: 'ne', value: 'open' }] },
    { any: [isNot('pair-mark'), { attribute: 'mark.status', op: 'eq', value: 'rejected' }] },
  ],
};

/** @param types that do not go along besides */
export function keptBut(types: readonly string[]): Condition {
  return { all: [isWorthKeeping, ...types.map(isNot)] };
}

/** Records that changed meanwhile are read with their history. */
const lanes = 8;

export interface Snapshot {
  readonly items: readonly Item[];
  readonly rebuilt: number;
  readonly gaps: readonly string[];
}

/**
 * What of a page of a scan there was at the point, as it was then. Records are brought back to it, and history that was
 * written later is left out. What has no history (people, settings, work in the background) is as the scan met it.
 * @param point ISO 8601
 */
export async function itemsAtPoint(context: Context, page: readonly Item[], point: string): Promise<Snapshot> {
  const records = page.filter(({ sk }) => sk === recordSk);
  const moved = records.filter((item) => String(item.updatedAt) > point || item.excerpts !== undefined);
  const past = new Map<string, PastRecord>();
  await inLanes(moved, lanes, async ({ pk }) => void past.set(pk, await loadRecordAt(context, pk, point)));
  const others = page.filter(({ sk }) => sk !== recordSk);
  return {
    items: [
      ...records.flatMap((item) => itemsOf(context, item, past.get(item.pk))),
      ...others.filter((item) => !isLater(item, point, context.now())).map((item) => withoutLater(item, point)),
    ],
    rebuilt: records.filter(({ updatedAt }) => String(updatedAt) > point).length,
    gaps: [...past].filter(([, { hasGap }]) => hasGap).map(([id]) => id),
  };
}

/** The record with all that is written together with it, but its history. */
function itemsOf(context: Context, item: Item, past: PastRecord | undefined): readonly Item[] {
  const record = past ? past.record : fromItem(item);
  if (!record) return [];
  const live = context.directory.definitions;
  const split = splitLongTexts(record);
  const companions: readonly Write[] = [
    ...writeLongTexts(record.id, split.texts, undefined),
    ...identityKeysOf(live, record).map((identity) => takeIdentity(record.object, identity, record.id)),
    ...writeLinks(undefined, record),
    ...writePersonLinks(undefined, record, live),
  ];
  // As it lies there, if it has not changed: it may hold more than this release knows of.
  const kept = record.version === item.version ? item : toItem(split.record);
  return [kept, ...companions.flatMap((write) => ('put' in write ? [write.put] : []))];
}

/** Made after the point, or over. */
function isLater(item: Item, point: string, now: Date): boolean {
  if (item.ttl !== undefined && Number(item.ttl) < now.getTime() / 1000) return true;
  if (item.type === 'audit') return String(item.object) in definitions && String(item.at) > point;
  if (item.type === 'pair') return String((item.verdict as { readonly at?: string } | undefined)?.at ?? '') > point;
  if (item.type === 'attachment') return String(item.createdAt) > point;
  return item.type === 'merge' && String(item.at) > point;
}

/** A merge whose records were still one at the point had not been undone. */
function withoutLater(item: Item, point: string): Item {
  const undo = item.type === 'merge' ? (item.undo as { readonly at: string } | undefined) : undefined;
  if (!undo || undo.at <= point) return item;
  const { undo: _later, kept: _kept, lease: _lease, ...rest } = item;
  return { ...rest, status: 'done' };
}
