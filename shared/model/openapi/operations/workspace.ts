import {
  type FieldDefinition,
  fieldTypes,
  filterOps,
  type ObjectDefinition,
  objectNames,
} from '../../objects/definition.ts';
import { capabilities } from '../../permissions.ts';
import { registryCountries } from '../../registries.ts';
import { languages } from '../../tenant.ts';
import { type OperationsOf, ok } from '../operation.ts';
import {
  anything,
  collection,
  eachOf,
  flag,
  type Json,
  list,
  mapOf,
  named,
  nothingOr,
  object,
  objectName,
  oneOf,
  said,
  text,
  whole,
} from '../schema.ts';
import { fieldLimits, inLanguages, objectRights } from './roles.ts';
import { department } from './users.ts';

const yes: Json = { const: true };

const me = named(
  'Me',
  object({
    user: object({ id: text, name: text, email: text, department: nothingOr(department) }),
    roles: list(text),
    secondFactor: said(
      object({ on: flag, required: flag }),
      'Whether sign-in asks the caller for a code, and whether it has to.',
    ),
    permissions: said(
      object(eachOf(objectNames, objectRights), eachOf(capabilities, yes)),
      'How far each action on each object reaches, and what is allowed besides.',
    ),
    fields: said(fieldLimits, 'What the roles take away of single fields; what is hidden is unknown to all else.'),
    tenant: object({
      id: text,
      name: text,
      language: oneOf(...languages),
      timeZone: said(text, 'IANA zone.'),
      currency: said(text, 'ISO 4217.'),
      country: said(text, 'ISO 3166-1 alpha-2.'),
      demo: flag,
      registries: said(list(oneOf(...registryCountries)), 'Countries whose registry of companies can be asked.'),
    }),
  }),
);

const fieldMembers: Readonly<Record<Exclude<keyof FieldDefinition, 'name' | 'type' | 'label'>, Json>> = {
  percent: said(yes, 'A decimal that counts hundredths; others are sums of money.'),
  required: yes,
  filledIn: said(yes, 'Filled in when nothing is given on creation; can be changed, never cleared.'),
  default: said(
    { oneOf: [text, flag, object({ from: oneOf('tenant', 'today', 'actor') })] },
    'What a new record holds when nothing is given.',
  ),
  readOnly: said(yes, 'Written by the system, or not by this caller.'),
  max: said(whole, 'Longest text in characters, or longest list in entries.'),
  options: said(list(text), 'Values of `enum` and `enums`.'),
  to: said(text, 'What a reference refers to.'),
  linked: said(yes, 'The people named here see the record as theirs.'),
  filter: said(list(oneOf(...filterOps)), 'Operations that a list accepts on this field.'),
  match: said(text, 'What the field says about identity, when records are compared.'),
  personal: said(yes, 'Tells something about a person: it goes when that person is erased.'),
  about: said(yes, 'The record is about the person named here, and its personal fields are theirs.'),
  strictest: said(list(text), 'Options from the strictest on, which holds when records are merged.'),
  form: said(oneOf('main', 'more'), 'Where a form shows the field.'),
  column: said(yes, 'Shown as a column of lists by default.'),
  optionLabels: said(mapOf(text), 'By option, in the language of the caller.'),
  purpose: said(text, 'What the values are used for, in the language of the caller.'),
  unique: said(yes, 'No two live records have the same value, however it is written.'),
};

const field = named(
  'FieldDefinition',
  object({ name: text, type: oneOf(...fieldTypes), label: said(text, 'In the language of the caller.') }, fieldMembers),
);

const needed = {
  name: objectName,
  prefix: said(text, 'Prefix of ids.'),
  fields: list(field),
  owner: said(text, 'The field that holds the responsible user.'),
  title: said(list(text), 'Fields that name the record.'),
};

const definitionMembers: Readonly<Record<Exclude<keyof ObjectDefinition, keyof typeof needed>, Json>> = {
  ownedBy: said(oneOf('accountManager'), 'Whose a new record is when nobody is named; absent: the creator’s.'),
  company: said(oneOf('id', 'companyId'), 'The field that names the client; `id`: the record is the client.'),
  listBy: said(oneOf('date'), 'What lists are kept in the order of, besides the last change; absent: the name.'),
  searched: said(yes, 'Found by its name and numbers.'),
  numbered: said(text, 'Beginning of the number that a new document gets.'),
  work: said(
    object({ field: text }, { open: list(text) }),
    'While the field has one of the values there is work to do.',
  ),
  holdsCompany: said(yes, 'As long as it is open, its company cannot be deleted.'),
  person: said(
    list(text),
    'Its records are people, named by these fields: what is kept about one is given out and erased.',
  ),
  imported: said(yes, 'Comes in by files as well.'),
  coManaged: said(
    oneOf('all', 'inLine'),
    'Co-managers of the client may create and change such records of it; `inLine`: those of their product line.',
  ),
  assigned: said(
    yes,
    'Whose it is follows from rules, where it comes from outside or a machine makes it and names nobody.',
  ),
  contested: said(yes, 'Work that one seller at a time should do with a client: who begins more of it is warned.'),
  outline: said(list(text), 'Fields that whoever reads the client sees without a right on the object.'),
  date: said(text, 'The one date that lists can be sorted by.'),
};

const definition = named(
  'ObjectDefinition',
  object({ ...needed, label: object({ one: text, many: text }) }, definitionMembers),
);

const pipeline = named(
  'Pipeline',
  object({
    id: text,
    name: inLanguages,
    stages: list(
      object(
        { id: text, kind: oneOf('open', 'won', 'lost'), name: inLanguages },
        { requires: said(list(text), 'Fields of the deal without which it cannot move here.') },
      ),
    ),
  }),
);

export const workspace: OperationsOf<'workspace'> = {
  getMe: { tag: 'Workspace', summary: 'Tell who the caller is and what they may do', answers: ok(me) },
  listObjects: {
    tag: 'Workspace',
    summary: 'List the definitions of all objects',
    description: 'What the caller may read, as far as they may, with names in their language.',
    answers: ok(collection(definition)),
  },
  getOpenApi: {
    tag: 'Workspace',
    summary: 'Give this document',
    description: 'OpenAPI 3.1, made from the definitions of this workspace as the caller sees them.',
    answers: ok({ ...object({ openapi: text, info: anything, paths: anything }), additionalProperties: anything }),
  },
  listPipelines: {
    tag: 'Workspace',
    summary: 'List the pipelines with their stages',
    answers: ok(collection(pipeline)),
  },
};
