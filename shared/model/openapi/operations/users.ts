import { factorCodeSchema } from '../../credentials.ts';
import { objectNames } from '../../objects/definition.ts';
import {
  absenceSchema,
  apiKeySchema,
  apiKeyStates,
  departmentPatchSchema,
  departmentSchema,
  inviteSchema,
  leaveSchema,
  userPatchSchema,
  userStatuses,
} from '../../organisation.ts';
import { created, noContent, type OperationsOf, ok, paging } from '../operation.ts';
import {
  collection,
  day,
  eachOf,
  flag,
  input,
  list,
  moment,
  named,
  nothingOr,
  object,
  oneOf,
  said,
  text,
  whole,
} from '../schema.ts';
import { exportEvent, userHistoryPage } from './history.ts';

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
const keyFacts = { createdAt: moment, createdBy: text, expiresAt: moment };
const userExtras = {
  substituteId: said(text, 'Who stands in for the person.'),
  absence: said(
    object({ from: day, until: day }, { substituteId: said(text, 'Who stands in this time.') }),
    'First and last day away.',
  ),
  lastSignInAt: said(moment, 'Told to those who manage people.'),
  secondFactor: said({ const: true }, 'Sign-in asks for a code. Told to those who manage people.'),
  apiKey: said(object(keyFacts), 'Present: no person, but a machine that acts by an API key.'),
  form: said(
    object({ createdAt: moment, createdBy: text, source: text }),
    'Present: no person, but a form that hands in leads.',
  ),
};
const user = named('User', object(userMembers, userExtras));

const apiKeyMembers = {
  id: said(text, 'Of the machine user.'),
  name: text,
  roles: list(text),
  departmentId: text,
  ...keyFacts,
  status: oneOf(...apiKeyStates),
  lastUsedAt: said(nothingOr(moment), 'When a token was last given for it, to the minute; null: never.'),
};

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

const outline = object({ id: text, name: text, status: oneOf(...userStatuses) });

const leaving = named(
  'Leaving',
  object({
    user: outline,
    dryRun: flag,
    counts: said(counts, 'What the person has to pass on.'),
    exports: said(object({ data: list(exportEvent), more: flag }), 'What the person took out during the last 30 days.'),
    apiKeys: said(list(outline), 'API keys that the person made, which end as well.'),
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
  setAbsence: {
    tag,
    summary: 'Say when somebody is away, and who stands in',
    description:
      'Of oneself, or as the head of the person or as administrator. From the first day to the last one the substitute manages the clients of the person together with them; nothing has to be ended.',
    body: input(absenceSchema),
    answers: ok(user, 'ETag'),
    problems: ['access.denied', 'write.conflict'],
  },
  endAbsence: {
    tag,
    summary: 'Say that somebody is not away',
    answers: noContent,
    problems: ['access.denied', 'write.conflict'],
  },
  getUserHistory: {
    tag,
    summary: 'Read what happened to a user',
    query: paging,
    description: 'Also what the person exported, and when their second factor was switched on and off.',
    answers: ok(userHistoryPage),
    problems: ['access.denied'],
  },
  startSecondFactor: {
    tag,
    summary: 'Get a secret for an authenticator app',
    description: 'It means nothing before a code is given back.',
    answers: ok(
      object({
        secret: said(text, 'Base 32, to be typed.'),
        uri: said(text, 'The same as `otpauth://totp/…`, to be shown as a QR code.'),
      }),
    ),
    problems: ['access.denied', 'auth.second_factor_on', 'auth.session_over', 'rate.limited'],
  },
  confirmSecondFactor: {
    tag,
    summary: 'Give back a code: from now on sign-in asks for one',
    body: input(factorCodeSchema),
    answers: noContent,
    problems: ['access.denied', 'auth.session_over', 'rate.limited'],
  },
  endSecondFactor: {
    tag,
    summary: 'Sign in without a code again',
    description: 'Not where the workspace wants a second factor of everybody.',
    answers: noContent,
    problems: ['access.denied', 'auth.second_factor_required', 'auth.session_over', 'rate.limited'],
  },
  resetSecondFactor: {
    tag,
    summary: 'Let somebody who has lost the device sign in without a code',
    answers: noContent,
    problems: ['access.denied'],
  },
  listApiKeys: {
    tag,
    summary: 'List the API keys',
    description: 'Revoked and expired ones stay: they stand in the history of records.',
    answers: ok(collection(named('ApiKey', object(apiKeyMembers)))),
    problems: ['access.denied'],
  },
  createApiKey: {
    tag,
    summary: 'Make an API key',
    description:
      'A machine user with these roles. The key is told here once: only its hash is kept. Nobody gives more rights than they have. A key cannot make keys.',
    body: input(apiKeySchema),
    answers: {
      201: {
        description: 'Created.',
        schema: object({ ...apiKeyMembers, key: said(text, 'What `POST /auth/token` takes.') }),
      },
    },
    problems: ['access.denied', 'api_key.limit'],
  },
  revokeApiKey: {
    tag,
    summary: 'End an API key for good',
    description: 'Tokens that were given for it open nothing within ten seconds.',
    answers: noContent,
    problems: ['access.denied', 'write.conflict'],
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
