import { objectNames } from '../objects/definition.ts';
import { handoverStates, joinStates } from '../teamwork.ts';
import {
  day,
  eachOf,
  flag,
  list,
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

/** Who works with a client, and what people are asked and told. */

export const joinRequest = named(
  'JoinRequest',
  object(
    {
      id: text,
      asker: person,
      company: said(nothingOr(object({ id: text, name: text })), 'null: a client that the caller may not see.'),
      message: text,
      state: oneOf(...joinStates),
      createdAt: moment,
      dueAt: said(moment, 'From then on the head of the department of the account manager decides as well.'),
      overdue: flag,
    },
    {
      decidedBy: person,
      decidedAt: moment,
      reason: said(text, 'Why it was declined.'),
      scope: said(text, 'Product line that it was accepted for; absent: all.'),
    },
  ),
);

export const notification = named(
  'Notification',
  object({
    id: text,
    at: moment,
    kind: text,
    text: said(text, 'What happened, in the language of the caller.'),
    why: said(text, 'Why the caller is told.'),
    link: said(nothingOr(object({ object: objectName, id: text })), 'The record that it is about.'),
    read: flag,
  }),
);

export const record = object({ object: objectName, id: text, title: text });

export const handover = named(
  'Handover',
  object({
    id: said(nothingOr(text), 'null: it was only looked at.'),
    dryRun: flag,
    state: said(
      oneOf(...handoverStates),
      '`running`: records still follow; `lent`: the client comes back; `returning`: records still come back.',
    ),
    company: person,
    from: person,
    to: person,
    until: nothingOr(moment),
    counts: said(object({}, eachOf(objectNames, whole)), 'What goes along, the client itself among it.'),
    records: said(list(record), 'The first hundred of it.'),
    done: said(flag, 'False: the rest follows in the background, and both have access until it has.'),
  }),
);

export const clientTeam = named(
  'ClientTeam',
  object({
    accountManager: object({ id: text, name: text, isAvailable: flag }),
    since: said(day, 'First day as account manager, as far as the history tells.'),
    absence: said(
      nothingOr(object({ from: day, until: day, substitute: nothingOr(person) })),
      'The account manager is away.',
    ),
    answers: said(
      nothingOr(object({ id: text, name: text, as: oneOf('manager', 'substitute', 'head') })),
      'Who answers for the client now.',
    ),
    coManagers: list(object({ id: text, name: text }, { scope: said(text, 'Product line; absent: all.') })),
    handover: said(
      nothingOr(object({ state: oneOf(...handoverStates), from: person, to: person }, { until: moment })),
      'One that is not at its end.',
    ),
    request: said(nothingOr(joinRequest), 'What the caller has asked, and nobody has decided.'),
    release: said(
      nothingOr(object({ state: oneOf('near', 'released'), on: day, since: day, from: nothingOr(person) })),
      'It goes to the head of the department on that day, or went there, because nothing was heard of the client since.',
    ),
    actions: said(list(oneOf('join', 'handOver', 'addCoManager')), 'What the caller may do.'),
  }),
);

export const sharedClient = named(
  'SharedClient',
  object({
    company: person,
    sellers: list(person),
    work: list(object({ object: objectName, id: text, title: text, owner: person }, { productCategory: text })),
  }),
);

export const asked = (description: string) => ({ description, schema: joinRequest });
export const clients = 'Clients';

export const clientRelease = named(
  'ClientRelease',
  object({
    enabled: said(flag, 'Off until an administrator switches it on.'),
    days: said(whole, 'Without two-way contact, after which a client goes to the head of the department.'),
    warnings: said(list(whole), 'Days before that on which the account manager is warned.'),
    version: whole,
  }),
);
