import { autoMergeSchema, mergeRunSchema } from '../../auto-merge.ts';
import { mergeSchema, mergeStatuses, mostSources, undoDays } from '../../merging.ts';
import { autoMerge, counts, field, merge, mergeRun, nameOf, wholeRun } from '../merge-schemas.ts';
import { choice, type OperationsOf, ok, paging } from '../operation.ts';
import { obstacle } from '../problem-responses.ts';
import {
  flag,
  input,
  list,
  moment,
  named,
  nothingOr,
  object,
  objectName,
  oneOf,
  page,
  person,
  said,
  text,
  whole,
} from '../schema.ts';

const tag = 'Duplicates';

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
      'merge.mastered',
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
