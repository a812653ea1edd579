import { describe, expect, it } from 'vitest';
import { identifierSchemes } from '#shared/model/identifiers.ts';
import { en } from '#shared/model/messages/en.ts';
import { fr } from '#shared/model/messages/fr.ts';
import { ru } from '#shared/model/messages/ru.ts';
import { translate } from '#shared/model/messages/translate.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { actions, combineRoles, readyRoles } from '#shared/model/permissions.ts';
import { fieldProblemCodes, problemStatus } from '#shared/model/problems.ts';
import { languages } from '#shared/model/tenant.ts';

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
    expect(objects.companies).toEqual({ create: 'own', read: 'all', edit: 'own', delete: 'none', export: 'own' });
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
});
