import { repairLayout } from './layout.ts';

/** Words and numbers of a text as they stand, typed in the right layout. Apostrophes and dots inside a word leave it whole. */
export function wordsOf(text: string): readonly string[] {
  return (
    repairLayout(text)
      .normalize('NFC')
      .replace(/(?<=\p{L})['’ʼ`´?](?=\p{L})/gu, '')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}
