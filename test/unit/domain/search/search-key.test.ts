import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { swapLayout } from '#shared/domain/search/keyboard-layout.ts';
import { keysOfWord, splitWords } from '#shared/domain/search/search-key.ts';

const meet = (typed: string, word: string) =>
  keysOfWord(typed).some((one) => keysOfWord(word).some((key) => key.startsWith(one)));

describe('keysOfWord', () => {
  it.each([
    ['Северный', 'Severny', 'Severnyi', 'Severnyj'],
    ['Иванов', 'Ivanov', 'IVANOV'],
    ['Щукин', 'Shchukin', 'Schukin'],
    ['Юрий', 'Yuri', 'Iouri', 'Jurij', 'Youri'],
    ['Алексей', 'Alexey', 'Aleksei', 'Alexei'],
    ['Хохлов', 'Khokhlov', 'Hohlov'],
    ['Мария', 'Maria', 'Mariya', 'Marija'],
    ['Евгений', 'Evgeny', 'Yevgeny', 'Evgenii'],
    ['Татьяна', 'Tatiana', 'Tatyana'],
    ['Чехов', 'Chekhov', 'Tchekhov', 'Chehov'],
    ['Васильев', 'Vasilyev', 'Vassiliev'],
    ['Васильев', 'Vasilev'],
    ['Фёдоров', 'Федоров', 'Fyodorov', 'Fedorov'],
    ['Société', 'societe', 'SOCIÉTÉ', 'socie\u0301te\u0301'],
    ['Виктор', 'Victor', 'Viktor'],
  ])('lets every spelling of %s find every other', (...spellings) => {
    for (const one of spellings)
      for (const other of spellings) expect([one, other, meet(one, other)]).toEqual([one, other, true]);
  });

  it('lets every beginning of a word find it', () => {
    const letters = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzéèçïœßабвгдеёжзийклмнопрстуфхцчшщъыьэюя09');
    const word = fc.array(letters, { minLength: 1, maxLength: 30 }).map((list) => list.join(''));
    fc.assert(
      fc.property(word, fc.nat(), (whole, at) => {
        const beginning = whole.slice(0, (at % whole.length) + 1);
        return keysOfWord(beginning).length === 0 || meet(beginning, whole);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['severn', 'Северный'],
    ['сев', 'Severny'],
    ['kharit', 'Харитонов'],
    ['schm', 'Schmidt'],
    ['sc', 'Schneider'],
    ['mari', 'Marie'],
    ['lion', 'Lionel'],
  ])('lets %s find %s', (typed, word) => {
    expect(meet(typed, word)).toBe(true);
  });

  it('keeps different names apart', () => {
    for (const other of ['Петров', 'Martin', 'Ивлев', 'Иваненко']) expect(meet('Иванов', other)).toBe(false);
    expect(meet('lion', 'Лена')).toBe(false);
  });
});

describe('swapLayout', () => {
  it.each([
    ['bdfyjd', 'иванов'],
    ['Bdfyjd', 'иванов'],
    ['ghbdtn', 'привет'],
    [',jhbc', 'борис'],
    ['cthutq gtnhjd', 'сергей петров'],
    ['ьфкешт', 'martin'],
    ['+7 495', undefined],
    ['ivanov иванов', undefined],
  ])('%s is %s', (typed, meant) => {
    expect(swapLayout(typed)).toBe(meant);
  });
});

describe('splitWords', () => {
  it.each([
    ['ООО «Северный ветер-2»', ['ООО', 'Северный', 'ветер', '2']],
    ["L'Oréal & Fils", ['L', 'Oréal', 'Fils']],
    ['…', []],
  ])('%s', (text, words) => {
    expect(splitWords(text)).toEqual(words);
  });
});
