import type { Email, Phone } from '#shared/model/records.ts';
import { type CellReader, splitValues, UnreadableCell } from './cell.ts';

/** Fewer digits than any phone number has: an extension, that belongs to the number before it. */
const fewestDigits = 5;

/** What is no number stays as it was typed. */
export const readPhones: CellReader = (cells): readonly Phone[] => {
  const numbers = cells.flatMap(({ text }) => splitPhones(text));
  return [...new Set(numbers)].map((value) => ({ value }));
};

function splitPhones(text: string): readonly string[] {
  const numbers: string[] = [];
  for (const part of splitValues(text)) {
    const isExtension = /\d/.test(part) && part.replace(/\D/g, '').length < fewestDigits;
    const before = isExtension ? numbers.pop() : undefined;
    numbers.push(before === undefined ? part : `${before}, ${part}`);
  }
  return numbers;
}

/** `Anna <anna@example.org>; info@example.org` */
export const readEmails: CellReader = (cells): readonly Email[] => {
  const addresses = cells.flatMap((cell) =>
    splitValues(cell.text).flatMap((part) => {
      const bare = /<([^<>]+)>/.exec(part)?.[1] ?? part.replace(/^mailto:/i, '');
      const words = bare.split(/\s+/).filter((word) => word !== '');
      if (words.some((word) => !word.includes('@'))) throw new UnreadableCell(cell, 'format');
      return words;
    }),
  );
  return [...new Set(addresses)].map((value) => ({ value }));
};

export const readUrls: CellReader = (cells): readonly string[] => [
  ...new Set(cells.flatMap(({ text }) => text.split(/[;,|\s]+/).filter((url) => url !== ''))),
];
