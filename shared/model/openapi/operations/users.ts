import { objectNames } from '../../objects/definition.ts';
import {
  departmentPatchSchema,
  departmentSchema,
  inviteSchema,
  leaveSchema,
  userPatchSchema,
  userStatuses,
} from '../../organisation.ts';
import { created, type OperationsOf, ok, paging } from '../operation.ts';
import {
  collection,
  day,
  eachOf,
  flag,
  input,
  list,
  moment,
  named,
  object,
  oneOf,
  said,
  text,
  whole,
} from '../schema.ts';
import { historyPage } from './history.ts';

const tag = 'People';

export const department = named(
  'Department',
  object({ id: text, name: text, version: whole }, { parentId: said(text, 'Absent: the top.') }),
);

const userMembers = {
  id: said(text, 'Subject of the user pool.'),
  name: text,
  email: text,
  departmentId: text,
  roles: list(text),
  status: said(oneOf(...userStatuses), 'Disabled: their access has ended, their name stays on what they did.'),
  version: whole,
};
const userExtras = {
  substituteId: said(text, 'Who stands in for the person.'),
  absence: said(object({ from: day, until: day }), 'First and last day away.'),
  lastSignInAt: said(moment, 'Told to those who manage people.'),
};
const user = named('User', object(userMembers, userExtras));

/** How many records of each object. */
const counts = named('RecordCounts', object({}, eachOf(objectNames, whole)));

const changedUser = named(
  'ChangedUser',
  object(userMembers, {
    ...userExtras,
    records: said(
      object({ changed: counts, done: said(flag, 'False: the same call, made again, goes on.') }),
      'Of a move to another department, which takes the records of the person along.',
    ),
  }),
);

const leaving = named(
  'Leaving',
  object({
    user: object({ id: text, name: text, status: oneOf(...userStatuses) }),
    dryRun: flag,
    counts: said(counts, 'What the person has to pass on.'),
    passed: said(counts, 'What was passed on by this call.'),
    remaining: said(whole, 'Records of all kinds that are left.'),
    done: said(flag, 'False: the same call, made again, goes on.'),
  }),
);

export const users: OperationsOf<'users'> = {
  listUsers: {
    tag,
    summary: 'List everybody who works here',
    description: 'When somebody last signed in is told to those who manage people.',
    answers: ok(collection(user)),
  },
  inviteUser: {
    tag,
    summary: 'Invite somebody',
    description:
      'The person gets a first password by mail and chooses one of their own. An invitation that broke off is finished by repeating it.',
    body: input(inviteSchema),
    answers: created(user),
    problems: ['access.denied', 'user.exists', 'write.conflict'],
  },
  getUser: { tag, summary: 'Read a user', answers: ok(user, 'ETag') },
  updateUser: {
    tag,
    summary: 'Change a user',
    description:
      'JSON merge patch. Who moves to another department takes their records along. A change of an older version is made when nobody touched its fields since.',
    ifMatch: 'required',
    body: input(userPatchSchema),
    answers: ok(changedUser, 'ETag'),
    problems: ['access.denied', 'user.last_administrator', 'write.conflict'],
  },
  leaveUser: {
    tag,
    summary: 'Let somebody go and pass on what they have',
    description:
      'Their access ends at once, and their records go to successors: one for all, or one for each object. `dryRun` only counts. The call is repeated until `done`.',
    body: input(leaveSchema),
    answers: ok(leaving),
    problems: ['access.denied', 'user.last_administrator', 'write.conflict'],
  },
  getUserHistory: {
    tag,
    summary: 'Read what happened to a user',
    query: paging,
    answers: ok(historyPage),
    problems: ['access.denied'],
  },
  listDepartments: { tag, summary: 'List the departments', answers: ok(collection(department)) },
  createDepartment: {
    tag,
    summary: 'Add a department',
    body: input(departmentSchema),
    answers: created(department),
    problems: ['access.denied', 'department.limit', 'write.conflict'],
  },
  updateDepartment: {
    tag,
    summary: 'Rename or move a department',
    description: 'None is deleted, since records and people hang on it.',
    ifMatch: 'required',
    body: input(departmentPatchSchema),
    answers: ok(department, 'ETag'),
    problems: ['access.denied', 'write.conflict'],
  },
};
