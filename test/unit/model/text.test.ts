import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '#shared/model/text.ts';

describe('fold', () => {
  it.each([
    ['  ООО   «Ромашка» ', 'ооо «ромашка»'],
    ['Пётр Йорк', 'петр йорк'],
    ['Пе\u0308тр Йорк', 'петр йорк'],
    ['Société Générale', 'societe generale'],
    ['ﬁnance №5', 'finance no5'],
    ['Straße ĐẶNG', 'straße đang'],
    ['한국', '한국'],
    ['', ''],
  ])('%s becomes %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('keeps 64 characters and never half of one', () => {
    expect(fold('я'.repeat(100))).toBe('я'.repeat(64));
    expect(fold('\u{1f600}'.repeat(100))).toBe('\u{1f600}'.repeat(64));
  });

  it('changes nothing the second time, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = fold(text);
        expect(folded.isWellFormed()).toBe(true);
        expect(fold(folded)).toBe(folded);
      }),
    );
  });
});
