import { describe, expect, it } from 'vitest';
import { refuseFile } from '../../../web/src/features/files/refuse-file.ts';
import type { TextSource } from '../../../web/src/i18n/use-text.ts';

describe('refuseFile', () => {
  const text: TextSource['text'] = (key, params) => `${key} ${params?.most ?? ''}`.trim();

  it.each([
    ['offer.PDF', 1, null],
    ['offer.pdf', 26_214_400, null],
    ['offer.pdf', 26_214_401, 'fieldProblem.file_size 25'],
    ['offer.pdf', 0, 'files.isEmpty'],
    ['offer.exe', 1, 'fieldProblem.file_type'],
    ['offer', 1, 'fieldProblem.file_type'],
  ])('of %s with %i bytes: %s', (name, size, words) => {
    expect(refuseFile({ name, size }, text)).toBe(words);
  });
});
