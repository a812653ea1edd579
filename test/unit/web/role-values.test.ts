import { describe, expect, it } from 'vitest';
import { readyRoles } from '#shared/model/ready-roles.ts';
import { mergePatch, readRole } from '#shared/model/roles.ts';
import { limitableFields, toRoleBody, toRoleValues } from '../../../web/src/features/people/role-values.ts';

const before = {
  id: 'rol_1',
  version: 1,
  builtIn: false,
  name: 'Helper',
  ...readyRoles.marketer,
};

describe('the form of a role', () => {
  it('gives back what it was given', () => {
    const body = toRoleBody(toRoleValues(before, 'Helper'), undefined);
    expect(readRole(body)).toEqual({ name: 'Helper', ...readyRoles.marketer });
  });

  it('takes back the limits that were taken out, and gives the stronger of two', () => {
    const values = { ...toRoleValues(before, 'Helper'), hidden: ['contacts.phones'], readOnly: ['contacts.phones'] };
    const { id: _id, version: _version, builtIn: _builtIn, ...role } = before;
    const changed = readRole(mergePatch(role, toRoleBody(values, before)));
    expect(changed.fields).toEqual({ companies: {}, contacts: { phones: 'hidden' }, deals: {} });
  });

  it('starts with nothing allowed', () => {
    const { objects, capabilities } = readRole(toRoleBody(toRoleValues(undefined, 'New'), undefined));
    expect(new Set(Object.values(objects).flatMap((rights) => Object.values(rights)))).toEqual(new Set(['none']));
    expect(capabilities).toEqual([]);
  });

  it('offers only limits that the server takes', () => {
    for (const limit of ['hidden', 'readOnly'] as const)
      for (const { object, fields } of limitableFields(limit))
        for (const field of fields)
          expect(readRole({ name: 'A', fields: { [object]: { [field]: limit } } }).fields[object]).toEqual({
            [field]: limit,
          });
  });
});
