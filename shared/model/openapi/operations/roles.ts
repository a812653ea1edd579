import { objectNames } from '../../objects/definition.ts';
import { actions, capabilities, fieldLimits as limitNames, scopes } from '../../permissions.ts';
import { roleSchema } from '../../roles.ts';
import { languages } from '../../tenant.ts';
import { created, type OperationsOf, ok } from '../operation.ts';
import {
  collection,
  eachOf,
  flag,
  input,
  type Json,
  list,
  mapOf,
  named,
  object,
  oneOf,
  said,
  text,
  whole,
} from '../schema.ts';

const tag = 'Roles';

/** In every language of the product. */
export const inLanguages = named('Words', object(eachOf(languages, text)));

export const objectRights = named('ObjectRights', object(eachOf(actions, oneOf(...scopes))));

const outline = {
  id: text,
  name: { oneOf: [text, inLanguages] },
  builtIn: said(flag, 'Ready roles are the same everywhere and cannot be changed.'),
};
export const fieldLimits = named('FieldLimits', object({}, eachOf(objectNames, mapOf(oneOf(...limitNames)))));
const rights = {
  version: whole,
  objects: named('RightsByObject', object(eachOf(objectNames, objectRights))),
  fields: said(fieldLimits, 'What the role takes away of single fields.'),
  capabilities: list(oneOf(...capabilities)),
};

const role = named('Role', object({ ...outline, ...rights }));
const listedRole = named('ListedRole', object(outline, rights));

/** Nothing of a patch is needed, and null takes a limit back. */
const { required: _required, ...patched } = input(roleSchema);
const limitPatch = mapOf(oneOf(...limitNames, null));
const rolePatch: Json = {
  ...patched,
  properties: { ...(patched.properties as Json), fields: object({}, eachOf(objectNames, limitPatch)) },
};

export const roles: OperationsOf<'roles'> = {
  listRoles: {
    tag,
    summary: 'List the roles',
    description: 'What they allow is told to those who configure the workspace.',
    answers: ok(collection(listedRole)),
  },
  createRole: {
    tag,
    summary: 'Add a role',
    description: 'What is not said is not allowed.',
    body: input(roleSchema),
    answers: created(role),
    problems: ['access.denied', 'write.conflict'],
  },
  updateRole: {
    tag,
    summary: 'Change a role',
    description: 'JSON merge patch. Acts for everybody who has the role within ten seconds.',
    ifMatch: 'required',
    body: rolePatch,
    answers: ok(role, 'ETag'),
    problems: ['access.denied', 'role.built_in', 'write.conflict'],
  },
};
