import { clientReleaseSchema } from '../../client-release.ts';
import { mostUnread, readSchema } from '../../notifications.ts';
import {
  acceptSchema,
  declineSchema,
  handoverSchema,
  hiddenJoinSchema,
  joinBoxes,
  joinSchema,
} from '../../teamwork.ts';
import { choice, noContent, type OperationsOf, ok, paging } from '../operation.ts';
import { overlap } from '../overlap-schema.ts';
import { collection, flag, input, list, nothingOr, object, page, said, text, whole } from '../schema.ts';
import {
  asked,
  clientRelease,
  clients,
  clientTeam,
  handover,
  joinRequest,
  notification,
  sharedClient,
} from '../teamwork-schemas.ts';
import { quoteTermsOperations } from './quote-terms.ts';

export const teamwork: OperationsOf<'teamwork'> = {
  getClientRelease: {
    tag: clients,
    summary: 'Read whether clients are released',
    answers: ok(clientRelease, 'ETag'),
    problems: ['access.denied'],
  },
  changeClientRelease: {
    tag: clients,
    summary: 'Say whether clients are released',
    description:
      'A client of which nothing was heard for so many days goes to the head of the department, after two warnings. A call that was answered, a meeting and a mail or message that came in count; what is only sent does not. Never with an open deal, an unpaid invoice or an open case.',
    ifMatch: 'required',
    body: input(clientReleaseSchema),
    answers: ok(clientRelease, 'ETag'),
    problems: ['access.denied', 'precondition.failed', 'write.conflict'],
  },
  ...quoteTermsOperations,
  askToJoin: {
    tag: clients,
    summary: 'Ask to work with a client',
    description:
      'Whoever answers for the client decides within one working day; then the head of the department as well. Asking twice gives the first request.',
    body: input(joinSchema),
    answers: { 200: asked('There was an open one: it is given.'), 201: asked('Asked.') },
    problems: ['access.denied', 'join.not_needed', 'record.merged', 'write.conflict'],
  },
  askToJoinHidden: {
    tag: clients,
    summary: 'Ask to work with a client that one may not see',
    description:
      'A check for duplicates gives a `ref` for it, which is good for a day. Nothing is told of the client before somebody accepts.',
    body: input(hiddenJoinSchema),
    answers: { 200: asked('There was an open one: it is given.'), 201: asked('Asked.') },
    problems: ['access.denied', 'join.not_needed', 'record.merged', 'write.conflict'],
  },
  listJoinRequests: {
    tag: clients,
    summary: 'List requests to join a client',
    query: {
      box: choice(joinBoxes, '`mine` unless given: what the caller asked for; `toDecide`: what the caller is asked.'),
      ...paging,
    },
    answers: ok(page(joinRequest)),
  },
  acceptJoinRequest: {
    tag: clients,
    summary: 'Accept a request: who asked becomes a co-manager',
    body: input(acceptSchema),
    answers: ok(joinRequest),
    problems: ['access.denied', 'field.mastered', 'join.decided', 'write.conflict'],
  },
  declineJoinRequest: {
    tag: clients,
    summary: 'Decline a request, and say why',
    body: input(declineSchema),
    answers: ok(joinRequest),
    problems: ['access.denied', 'join.decided'],
  },
  getClientTeam: {
    tag: clients,
    summary: 'Read who works with a client',
    answers: ok(clientTeam),
  },
  checkOverlaps: {
    tag: clients,
    summary: 'Look what new work with a client would overlap',
    description:
      'Open work of others with the client, or with firms that belong together with it, of the same product category or of none. Of work with a client that the caller may not see no more is told than who answers for that client, and that it was told is noted. A create answers the same as `warnings`, for the client and its group.',
    query: {
      object: choice(['deals', 'leads'], '`deals` unless given.'),
      productCategory: said(text, 'Absent: none.'),
    },
    answers: ok(collection(overlap)),
    problems: ['duplicate.probes', 'record.merged'],
  },
  listSharedClients: {
    tag: clients,
    summary: 'List clients that more than one seller works with',
    description: 'For those who read deals of more people than themselves; those with the most sellers first.',
    answers: ok(
      object({ data: list(sharedClient), more: said(flag, 'There may be others: not everything open was read.') }),
    ),
    problems: ['access.denied'],
  },
  handOver: {
    tag: clients,
    summary: 'Hand over a client with all open work',
    description:
      'Open deals, tasks, cases and other open work, contacts, and what is planned, as far as they are the account manager’s. With `until` they come back at that time, but for those that went to somebody else meanwhile. `dryRun` only tells what would go along.',
    body: input(handoverSchema),
    answers: {
      200: { description: 'Done, or looked at.', schema: handover },
      202: { description: 'The client has gone over, and the rest follows.', schema: handover },
    },
    problems: ['access.denied', 'field.mastered', 'handover.running', 'write.conflict'],
  },
  listNotifications: {
    tag: 'Notifications',
    summary: 'List what the caller is told, newest first',
    description: 'Kept for ninety days.',
    query: paging,
    answers: ok(
      object({
        data: list(notification),
        unread: said(whole, `Not read yet; ${mostUnread} stands for that many or more.`),
        page: object({ next: nothingOr(text) }),
      }),
    ),
  },
  readNotifications: {
    tag: 'Notifications',
    summary: 'Mark notifications as read',
    description: 'Those that are named, or all.',
    body: input(readSchema),
    answers: noContent,
  },
};
