import { announced, begun, feed, feedInput, feedPatch, feedRun } from '../feed-schemas.ts';
import { one } from '../import-schemas.ts';
import { created, noContent, type OperationsOf, ok, paging } from '../operation.ts';
import { collection, page } from '../schema.ts';

const tag = 'Feeds';

export const feeds: OperationsOf<'feeds'> = {
  listFeeds: {
    tag,
    summary: 'List feeds',
    description:
      'By name: those that the caller answers for, and those of others as far as the right to import reaches.',
    answers: ok(collection(feed)),
    problems: ['access.denied'],
  },
  createFeed: {
    tag,
    summary: 'Set up a feed',
    description:
      'Its settings are checked as those of a plan are. The caller answers for it: its runs have their rights.',
    body: feedInput,
    answers: created(feed),
    problems: ['access.denied', 'feed.limit'],
  },
  getFeed: { tag, summary: 'Read a feed', answers: ok(feed, 'ETag'), problems: ['access.denied'] },
  updateFeed: {
    tag,
    summary: 'Change a feed',
    description:
      'By who answers for it, or sets up the workspace. Whoever changes what it does to records (settings, source, limits, mastery, waiver) answers for it from then on; so does who names their own id as owner.',
    ifMatch: 'required',
    body: feedPatch,
    answers: ok(feed, 'ETag'),
    problems: ['access.denied', 'write.conflict'],
  },
  deleteFeed: {
    tag,
    summary: 'Delete a feed',
    description: 'What its runs have brought stays, and can be taken back run by run.',
    answers: noContent,
    problems: ['access.denied', 'write.conflict'],
  },
  runFeed: {
    tag,
    summary: 'Hand over a file',
    description:
      'With a file name the answer tells where the file is to be sent; with the id from that answer the run begins, and one that failed or is held begins anew. With content (CSV) it begins at once; without anything, what lies in the inbox is taken. A run plans and carries out itself; where it refuses more than the feed allows, or something is missing that nobody signed for, it waits for somebody to commit it. Runs follow each other.',
    optionalBody: feedRun,
    answers: {
      201: { description: 'Announced: the file is waited for.', schema: announced },
      202: { description: 'Begun.', schema: begun },
    },
    problems: ['access.denied', 'feed.busy', 'feed.no_owner', 'feed.paused', 'import.no_file'],
  },
  listFeedRuns: {
    tag,
    summary: 'List the runs of a feed',
    description: 'Newest first; each is an import.',
    query: paging,
    answers: ok(page(one)),
    problems: ['access.denied'],
  },
};
