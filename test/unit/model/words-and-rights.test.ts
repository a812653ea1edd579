import { describe, expect, it } from 'vitest';
import { identifierSchemes } from '#shared/model/identifiers.ts';
import { en } from '#shared/model/messages/en.ts';
import { fr } from '#shared/model/messages/fr.ts';
import { ru } from '#shared/model/messages/ru.ts';
import { translate } from '#shared/model/messages/translate.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { actions, combineRoles, type FieldLimits, noRights, type Permissions } from '#shared/model/permissions.ts';
import { fieldProblemCodes, problemStatus } from '#shared/model/problems.ts';
import { readyRoles, roleIds } from '#shared/model/ready-roles.ts';
import { mergePatch, readRole } from '#shared/model/roles.ts';
import { languages } from '#shared/model/tenant.ts';
import { visibleDefinition } from '#shared/model/visible-definition.ts';

describe('words', () => {
  it('are the same in all languages, and none is empty', () => {
    for (const words of [fr, ru]) expect(Object.keys(words).toSorted()).toEqual(Object.keys(en).toSorted());
    for (const words of [en, fr, ru]) expect(Object.values(words).filter((word) => word.trim() === '')).toEqual([]);
  });

  it('exist for every object, field, option, number and problem', () => {
    const needed = [
      ...Object.values(definitions).flatMap(({ name, fields }) => [
        `object.${name}.one`,
        `object.${name}.many`,
        ...fields.map((field) => `field.${name}.${field.name}`),
        ...fields.flatMap((field) => (field.options ?? []).map((option) => `option.${name}.${field.name}.${option}`)),
      ]),
      ...identifierSchemes.map((scheme) => `scheme.${scheme}`),
      ...Object.keys(problemStatus).map((code) => `problem.${code}`),
      ...roleIds.map((role) => `role.${role}`),
      ...fieldProblemCodes.map((code) => `fieldProblem.${code}`),
    ];
    expect(needed.filter((key) => !Object.hasOwn(en, key))).toEqual([]);
  });

  it.each(languages)('speak %s', (language) => {
    const words = { en, fr, ru }[language];
    expect(translate(language, 'problem.not_found')).toBe(words['problem.not_found']);
  });
});

describe('combineRoles', () => {
  it('takes the widest scope of each right and every capability', () => {
    const { objects, capabilities } = combineRoles([readyRoles.seller, readyRoles.serviceAgent]);
    expect(objects.companies).toEqual({ ...readyRoles.seller.objects.companies, read: 'all' });
    expect(objects.deals).toEqual(readyRoles.seller.objects.deals);
    expect(objects.contacts.edit).toBe('all');
    expect(capabilities).toEqual(['readReports']);
  });

  it('does not depend on the order of roles, and nobody without a role may do anything', () => {
    const { seller, headOfSales, readOnly } = readyRoles;
    expect(combineRoles([seller, headOfSales, readOnly])).toEqual(combineRoles([readOnly, headOfSales, seller]));
    const none = combineRoles([]);
    expect(none.capabilities).toEqual([]);
    for (const rights of Object.values(none.objects))
      expect(actions.map((action) => rights[action])).toEqual(actions.map(() => 'none'));
  });

  it('limits a field only as far as every role does', () => {
    const withLimits = (fields: FieldLimits) => ({ ...readyRoles.seller, fields });
    const limitsOf = (...roles: Permissions[]) => combineRoles(roles).fields.deals?.amount;
    const hidden = withLimits({ deals: { amount: 'hidden' } });
    const readOnly = withLimits({ deals: { amount: 'readOnly' } });
    expect([limitsOf(hidden), limitsOf(readOnly), limitsOf(readyRoles.seller)]).toEqual([
      'hidden',
      'readOnly',
      undefined,
    ]);
    expect([limitsOf(hidden, readOnly), limitsOf(hidden, readyRoles.seller)]).toEqual(['readOnly', undefined]);
  });

  it('shows the outline of deals to those who only read clients, and a role without rights opens nothing', () => {
    const { fields } = combineRoles([readyRoles.serviceAgent]);
    expect(Object.keys(fields)).toEqual(['deals', 'quotes', 'contracts', 'invoices', 'payments']);
    expect(fields.deals).toMatchObject({ amount: 'hidden', description: 'hidden' });
    expect(Object.keys(fields.deals ?? {})).not.toContain('stageId');
    const blind = { ...readyRoles.readOnly, fields: { contacts: { phones: 'hidden' } } } as const;
    expect(combineRoles([blind, combineRoles([])]).fields).toEqual(blind.fields);
  });
});

describe('visibleDefinition', () => {
  const limited = {
    ...readyRoles.seller,
    fields: { deals: { expectedCloseDate: 'hidden', amount: 'readOnly' } },
  } as const;

  it('is the definition without hidden fields, in which limited ones are read-only', () => {
    const visible = visibleDefinition(combineRoles([limited]), definitions.deals);
    expect(visible.fields.map(({ name }) => name)).toEqual(
      definitions.deals.fields.map(({ name }) => name).filter((name) => name !== 'expectedCloseDate'),
    );
    expect(visible.date).toBeUndefined();
    expect(visible.fields.find(({ name }) => name === 'amount')?.readOnly).toBe(true);
    expect(visibleDefinition(combineRoles([limited]), definitions.deals)).toBe(visible);
    expect(visibleDefinition(combineRoles([limited]), definitions.companies)).toBe(definitions.companies);
  });
});

describe('readRole', () => {
  it('takes what is not said as not allowed', () => {
    const role = readRole({ name: 'Helper', objects: { deals: { read: 'own' } } });
    expect(role.objects.deals).toEqual({ ...noRights, read: 'own' });
    expect(role.objects.companies).toEqual(noRights);
    expect([role.fields, role.capabilities]).toEqual([{}, []]);
  });

  it.each([
    [{}, '/name', 'required'],
    [{ name: '' }, '/name', 'required'],
    [{ name: { en: 'One language' } }, '/name', 'type'],
    [{ name: 'A', objects: { deals: { read: 'everything' } } }, '/objects/deals/read', 'option'],
    [{ name: 'A', objects: { deals: { fly: 'all' } } }, '/objects/deals/fly', 'unknown_field'],
    [{ name: 'A', objects: { ships: {} } }, '/objects/ships', 'unknown_field'],
    [{ name: 'A', fields: { deals: { colour: 'hidden' } } }, '/fields/deals/colour', 'unknown_field'],
    [{ name: 'A', fields: { deals: { title: 'hidden' } } }, '/fields/deals/title', 'option'],
    [{ name: 'A', fields: { deals: { ownerId: 'hidden' } } }, '/fields/deals/ownerId', 'option'],
    [{ name: 'A', fields: { deals: { amount: 'gone' } } }, '/fields/deals/amount', 'option'],
    [{ name: 'A', capabilities: ['fly'] }, '/capabilities/0', 'option'],
    [{ name: 'A', builtIn: true }, '/builtIn', 'unknown_field'],
    [JSON.parse('{"name":"A","__proto__":{"capabilities":["configure"]}}'), '/__proto__', 'unknown_field'],
    [mergePatch({ name: 'A' }, JSON.parse('{"__proto__":{"x":1}}')), '/__proto__', 'unknown_field'],
    [[], '', 'type'],
    ['role', '', 'type'],
  ])('refuses %j at %s', (body, pointer, code) => {
    expect(() => readRole(body)).toThrowError(
      expect.objectContaining({ details: { errors: [{ pointer, code }] } }) as unknown as Error,
    );
  });
});
