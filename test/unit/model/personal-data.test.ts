import { describe, expect, it } from 'vitest';
import { definitions, personalFields } from '#shared/model/objects/registry.ts';

const all = Object.values(definitions);
const people = all.filter(({ person }) => person);
/** What such fields of a person hold is about that person. */
const telling = ['phones', 'emails', 'addresses', 'longText'];

describe('the marks of personal data', () => {
  it('are there where people are kept', () => {
    expect(people.map(({ name }) => name)).toEqual(expect.arrayContaining(['contacts', 'leads']));
  });

  it.each(people)('leave out nothing by which somebody of the $name is known', (definition) => {
    const wanted = definition.fields.filter(({ type }) => telling.includes(type)).map(({ name }) => name);
    const marked = personalFields(definition);
    expect(marked).toEqual(expect.arrayContaining([...(definition.person ?? []), ...definition.title, ...wanted]));
  });

  it('leave out what ties a record to its place', () => {
    for (const { name, owner, company, fields } of all) {
      const tying = fields.filter((field) => field.type === 'reference' || [owner, company].includes(field.name));
      expect(
        tying.filter((field) => field.personal),
        name,
      ).toEqual([]);
    }
  });

  it('stand only where somebody is who they are about', () => {
    const isAbout = all.filter(({ fields }) => fields.some((field) => field.about)).map(({ name }) => name);
    const marked = all.filter((definition) => personalFields(definition).length > 0).map(({ name }) => name);
    expect(marked.toSorted()).toEqual([...new Set([...people.map(({ name }) => name), ...isAbout])].toSorted());
    for (const { fields } of all) {
      for (const field of fields.filter(({ about }) => about)) {
        expect(people.map(({ name }) => name)).toContain(field.to);
      }
    }
  });
});
