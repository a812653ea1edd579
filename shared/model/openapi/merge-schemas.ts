import { mergeRunStatuses } from '../auto-merge.ts';
import { mergeRules, mergeStatuses, undoDays } from '../merging.ts';
import { objectNames } from '../objects/definition.ts';
import type { ObjectSchemas } from './operation.ts';
import { valueSource } from './operations/history.ts';
import {
  anything,
  eachOf,
  flag,
  list,
  mapOf,
  moment,
  named,
  nothingOr,
  object,
  objectName,
  oneOf,
  person,
  said,
  text,
  whole,
} from './schema.ts';

export const namedRecord = named('MergedRecord', object({ object: objectName, id: text, title: text }));
export const counts = object({}, { ...eachOf(objectNames, whole), files: whole });
export const kept = list(object({ object: objectName, id: text, field: text }));

export const merge = named(
  'Merge',
  object({
    id: text,
    object: objectName,
    status: said(
      oneOf(...mergeStatuses),
      'The records are one from `queued` on; what hung on those that went is brought over until `done`.',
    ),
    at: moment,
    by: person,
    proposedBy: nothingOr(person),
    runId: said(nothingOr(text), 'The run that merged them unasked.'),
    target: said(namedRecord, 'The record that stays.'),
    sources: list(namedRecord),
    choose: said(mapOf(text), 'Field → the record whose value was chosen.'),
    found: said(counts, 'What hung on the sources when they were merged.'),
    moved: said(counts, 'What has been brought over so far.'),
    undo: nothingOr(object({ by: person, at: moment })),
    kept: said(kept, 'What people changed after the merge, and undoing it left.'),
    undoUntil: said(moment, `For ${undoDays} days it can be undone.`),
    mayMerge: said(flag, 'Whether the caller may merge such records and take them apart.'),
    confirmedBy: said(nothingOr(person), 'Of a proposal: who may confirm it; null: whoever may merge the records.'),
  }),
);

const share = { type: 'number', minimum: 0, maximum: 1 } as const;

export const autoMerge = named(
  'AutoMerge',
  object({
    enabled: said(flag, 'Off until an administrator switches it on.'),
    from: said(nothingOr(share), 'Score from which pairs are merged; null: nothing is proven, so none are.'),
    proven: said(
      list(object({ from: share, pairs: whole, precision: share })),
      'Scores to choose from, lowest first: how many of the certain pairs from there on were the same. None: nothing is proven of the engine that is running.',
    ),
    provenOn: said(list(text), 'Labelled sets that it was measured on.'),
    version: whole,
  }),
);

const runMembers = {
  id: text,
  at: moment,
  by: said(nothingOr(person), 'null: the schedule.'),
  status: said(oneOf(...mergeRunStatuses), '`undone`: all but those named in `failures`.'),
  from: said(share, 'Score from which it merges.'),
  accountManager: said(nothingOr(person), 'Whose records it is limited to.'),
  merged: said(whole, 'Merges so far.'),
  finishedAt: nothingOr(moment),
  undo: nothingOr(object({ by: person, at: moment })),
  undoUntil: moment,
};
export const mergeRun = named('MergeRun', object(runMembers));
export const wholeRun = named(
  'WholeMergeRun',
  object({
    ...runMembers,
    undone: said(whole, 'Merges that were taken back.'),
    kept: said(whole, 'Values that people changed since, and that undoing left; each merge names them.'),
    failures: said(list(object({ mergeId: text, code: text })), 'Merges that could not be taken back, and why.'),
    merges: said(list(merge), 'A page of them, in their order.'),
    page: object({ next: nothingOr(text) }),
  }),
);

export const field = object({
  field: text,
  rule: said(oneOf(...mergeRules), 'Why it has this value.'),
  recordId: said(nothingOr(text), 'Whose value it is; null: that of no single record.'),
  value: anything,
  choosable: flag,
  candidates: list(object({ recordId: text, value: anything, source: nothingOr(valueSource) })),
});

/** Each object has its own, since they hold records. */
export function nameOf(name: string, definition: ObjectSchemas['definition']): string {
  return definition ? `${definition.name}.${name}` : name;
}
