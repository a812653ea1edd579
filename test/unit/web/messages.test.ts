import { describe, expect, it } from 'vitest';
import { en as modelEn } from '#shared/model/messages/en.ts';
import { fr as modelFr } from '#shared/model/messages/fr.ts';
import { ru as modelRu } from '#shared/model/messages/ru.ts';
import { systemFields } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { fieldProblemCodes, problemStatus } from '#shared/model/problems.ts';
import { en } from '../../../web/src/i18n/en.ts';
import { fr } from '../../../web/src/i18n/fr.ts';
import { ru } from '../../../web/src/i18n/ru.ts';

type Texts = Readonly<Record<string, string>>;

const languages = { en, fr, ru } as const satisfies Record<string, Texts>;
const models = { en: modelEn, fr: modelFr, ru: modelRu } as const satisfies Record<string, Texts>;
const pluralForm = /_(zero|one|two|few|many|other)$/;

const placeholdersOf = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(([name]) => name).sort();
const baseOf = (key: string) => key.replace(pluralForm, '');

describe.each(['fr', 'ru'] as const)('texts in %s', (language) => {
  const texts: Texts = languages[language];
  const model: Texts = models[language];

  it('has every key of English and no other', () => {
    expect([...new Set(Object.keys(texts).map(baseOf))].sort()).toEqual(
      [...new Set(Object.keys(en).map(baseOf))].sort(),
    );
    expect(Object.keys(model).sort()).toEqual(Object.keys(modelEn).sort());
  });

  it('uses the placeholders of English', () => {
    const english: Texts = { ...en, ...modelEn };
    for (const [key, text] of Object.entries({ ...texts, ...model })) {
      const reference = english[key] ?? english[`${baseOf(key)}_other`] ?? '';
      expect(placeholdersOf(text), key).toEqual(placeholdersOf(reference));
    }
  });
});

describe.each(['en', 'fr', 'ru'] as const)('words in %s', (language) => {
  const texts: Texts = languages[language];
  const model: Texts = models[language];

  it('has exactly the plural forms of the language', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const plurals = Map.groupBy(
      Object.keys(texts).filter((key) => pluralForm.test(key)),
      baseOf,
    );
    expect(plurals.size).toBeGreaterThan(0);
    for (const [base, keys] of plurals) {
      expect(keys.map((key) => key.slice(base.length + 1)).sort(), base).toEqual(forms);
    }
  });

  it('leaves no text empty', () => {
    for (const [key, text] of Object.entries({ ...texts, ...model })) expect(text.trim(), key).not.toBe('');
  });

  it('names every object, field and option of the definitions, and every problem', () => {
    const wanted = [
      ...systemFields.map((name) => `field.${name}`),
      ...Object.values(definitions).flatMap(({ name, fields }) => [
        `object.${name}.one`,
        `object.${name}.many`,
        ...fields.map((field) => `field.${name}.${field.name}`),
        ...fields.flatMap((field) => (field.options ?? []).map((option) => `option.${name}.${field.name}.${option}`)),
      ]),
      ...Object.keys(problemStatus).map((code) => `problem.${code}`),
      ...fieldProblemCodes.map((code) => `fieldProblem.${code}`),
    ];
    expect(wanted.filter((key) => !(key in model))).toEqual([]);
  });

  it('keeps to the glossary', () => {
    const all = Object.values({ ...texts, ...model }).join('\n');
    expect(all).not.toMatch(/lead manager|(?<!\p{L})(слить|бэктест|вейвер|владелец|чистка)/iu);
  });
});

it('writes French with no-break spaces before high punctuation', () => {
  for (const [key, text] of Object.entries({ ...fr, ...modelFr })) {
    expect(text, key).not.toMatch(/[^\u00a0\u202f\s][;!?»]|[\p{L}\d)] [:;!?»]|« /u);
  }
});
