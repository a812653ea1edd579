import { autoMergeSchema, mergeRunSchema, mergeRunStatuses } from '../../auto-merge.ts';
import { mergeRules, mergeSchema, mergeStatuses, mostSources, undoDays } from '../../merging.ts';
import { objectNames } from '../../objects/definition.ts';
import { choice, type ObjectSchemas, type OperationsOf, ok, paging } from '../operation.ts';
import { obstacle } from '../problem-responses.ts';
import {
  anything,
  eachOf,
  flag,
  input,
  list,
  mapOf,
  moment,
  named,
  nothingOr,
  object,
  objectName,
  oneOf,
  page,
  said,
  text,
  whole,
} from '../schema.ts';
import { valueSource } from './history.ts';

const tag = 'Duplicates';
const person = object({ id: text, name: text });
const namedRecord = named('MergedRecord', object({ object: objectName, id: text, title: text }));
const counts = object({}, { ...eachOf(objectNames, whole), files: whole });
const kept = list(object({ object: objectName, id: text, field: text }));

const merge = named(
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

const autoMerge = named(
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
const mergeRun = named('MergeRun', object(runMembers));
const wholeRun = named(
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

const field = object({
  field: text,
  rule: said(oneOf(...mergeRules), 'Why it has this value.'),
  recordId: said(nothingOr(text), 'Whose value it is; null: that of no single record.'),
  value: anything,
  choosable: flag,
  candidates: list(object({ recordId: text, value: anything, source: nothingOr(valueSource) })),
});

/** Each object has its own, since they hold records. */
function nameOf(name: string, definition: ObjectSchemas['definition']): string {
  return definition ? `${definition.name}.${name}` : name;
}

export const merges: OperationsOf<'merges'> = {
  mergeRecords: ({ record, definition }) => ({
    summary: 'Make several records one',
    description: `The record in the path stays, and takes the place of up to ${mostSources} others, whose ids lead to it from then on. With \`dryRun\` nothing is written and the answer says, field by field, what would be. Whoever may change one of the records but not merge them all, or is not the common head of their account managers, proposes it: 202, with the status \`proposed\`. Every merge can be undone for ${undoDays} days.`,
    body: input(mergeSchema),
    once: true,
    answers: {
      200: {
        description: 'They are one, or would be.',
        schema: {
          oneOf: [
            named(
              nameOf('MergeAnswer', definition),
              object({ mergeId: text, status: oneOf(...mergeStatuses), result: record, moved: counts }),
            ),
            named(
              nameOf('MergePreview', definition),
              object({
                mergeId: { type: 'null' },
                result: said(record, 'As it would be; the version is the next one.'),
                fields: list(field),
                records: said(
                  list(
                    object({
                      object: objectName,
                      id: text,
                      title: text,
                      version: said(whole, 'Sent back as `versions`, it makes sure that nobody changed it meanwhile.'),
                      createdAt: moment,
                      accountManager: nothingOr(person),
                    }),
                  ),
                  'The one that stays first.',
                ),
                moved: counts,
                more: said(flag, 'There is more than was counted.'),
                problems: list(obstacle),
                mayMerge: said(flag, 'False: it would be proposed.'),
                confirmedBy: said(nothingOr(person), 'To whom: the common head of the account managers.'),
              }),
            ),
          ],
        },
      },
      202: {
        description: 'It was proposed.',
        schema: object(
          { mergeId: text, status: oneOf(...mergeStatuses), result: { type: 'null' }, moved: counts },
          { confirmedBy: said(nothingOr(person), 'Who may confirm it: the common head of the account managers.') },
        ),
      },
    },
    problems: [
      'access.denied',
      'identity.taken',
      'merge.busy',
      'merge.differentIdentities',
      'merge.headOffice',
      'merge.refused',
      'merge.state',
      'merge.tooLarge',
      'precondition.failed',
      'record.erased',
      'record.merged',
      'write.conflict',
    ],
  }),
  listMerges: {
    tag,
    summary: 'List merges and proposals of merges',
    description: 'Newest first; only those whose surviving record the caller may read.',
    query: {
      record: said(text, 'Only merges that came to the record with this id.'),
      by: said(text, 'Only those that the user with this id asked for.'),
      status: choice(mergeStatuses, 'Only those that stand so.'),
      ...paging,
    },
    answers: ok(page(merge)),
  },
  getMerge: {
    tag,
    summary: 'Read how far a merge is',
    answers: ok(merge),
    problems: ['access.denied'],
  },
  declineMerge: {
    tag,
    summary: 'Decline the proposal of a merge',
    answers: ok(merge),
    problems: ['access.denied', 'merge.state'],
  },
  undoMerge: {
    tag,
    summary: 'Undo a merge',
    description:
      'Everything goes back to where it was, but for what people changed since, which stays and is named in `kept`. Until it is done the records are seen as one. 202: it takes longer, and goes on; asking again wakes it.',
    answers: {
      200: { description: 'Undone.', schema: merge },
      202: { description: 'It goes on.', schema: merge },
    },
    problems: ['access.denied', 'identity.taken', 'merge.later', 'merge.state', 'record.erased', 'write.conflict'],
  },
  getAutoMerge: {
    tag,
    summary: 'Read whether pairs are merged unasked',
    answers: ok(autoMerge, 'ETag'),
    problems: ['access.denied'],
  },
  changeAutoMerge: {
    tag,
    summary: 'Say whether pairs are merged unasked',
    description:
      'Nightly, and on demand: pairs that are certain from a proven score on, of one account manager, seen by the same people, with the same legal identity or none, and parted by nobody before.',
    body: input(autoMergeSchema),
    ifMatch: 'required',
    answers: ok(autoMerge, 'ETag'),
    problems: ['access.denied', 'autoMerge.unproven', 'precondition.failed', 'write.conflict'],
  },
  listMergeRuns: {
    tag,
    summary: 'List runs of automatic merges',
    description: 'Newest first.',
    query: paging,
    answers: ok(page(mergeRun)),
    problems: ['access.denied'],
  },
  startMergeRun: {
    tag,
    summary: 'Merge what may be merged unasked, now',
    body: input(mergeRunSchema),
    answers: { 202: { description: 'It goes on in the background.', schema: mergeRun } },
    problems: ['access.denied', 'autoMerge.off', 'autoMerge.running'],
  },
  getMergeRun: {
    tag,
    summary: 'Read how far a run of automatic merges is, and what it merged',
    query: paging,
    answers: ok(wholeRun),
    problems: ['access.denied'],
  },
  undoMergeRun: {
    tag,
    summary: 'Undo all merges of a run',
    description:
      'The last one first, each as if it were undone by itself: what people changed since stays and is named, and the pairs are not merged unasked again. Asking again wakes it.',
    answers: { 202: { description: 'It goes on in the background.', schema: wholeRun } },
    problems: ['access.denied', 'write.conflict'],
  },
};
