import { describe, expect, it } from 'vitest';
import { namesPerson } from '#shared/domain/privacy/names-person.ts';
import { contacts } from '#shared/model/objects/contacts.ts';

describe('a text', () => {
  it.each([
    ['Belov', 'A call to belov', true],
    ['Белова', 'Звонок Беловой', true],
    ['Li', 'Mrs Li has asked', true],
    ['李', '李 has asked', true],
    ['Anna A.', 'A letter has come', false],
    ['Анна О.', 'Письмо о договоре', false],
    ['Li', 'A list was sent', false],
  ])('that could be about %s: "%s" %s', (lastName, text, isNamed) => {
    expect(namesPerson(contacts, { lastName }, text)).toBe(isNamed);
  });
});
