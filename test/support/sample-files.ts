import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { syllables, trades } from './invented-words.ts';

const towns = ['Lyon', 'Омск', 'Paris', 'Казань', 'Lille', 'Томск'];

export const companyColumns = ['name', 'RU-INN', 'phones', 'emails', 'industry', 'City', 'description'] as const;

/** A line of a file of invented companies: always the same one for the same number, and no two of one firm. */
export function companyLine(at: number): readonly string[] {
  const trade = trades[at % trades.length] ?? '';
  const word = wordOf(at);
  return [
    `${word} ${trade}`,
    innOf(at),
    `+33 1 ${String(at)
      .padStart(8, '0')
      .replace(/(..)(?=.)/g, '$1 ')}`,
    `info@${word.toLowerCase()}${at}.example`,
    trade,
    towns[at % towns.length] ?? '',
    at % 3 === 0 ? 'Delivery in the morning; "only" on weekdays' : '',
  ];
}

/** @returns bytes */
export async function writeCompanies(path: string, rows: number): Promise<number> {
  await pipeline(Readable.from(companyFile(rows)), createWriteStream(path));
  return (await stat(path)).size;
}

export function* companyFile(rows: number): Generator<string> {
  yield `${companyColumns.join(';')}\r\n`;
  for (let at = 0; at < rows; at += 1) yield `${companyLine(at).map(quote).join(';')}\r\n`;
}

function quote(cell: string): string {
  return /[";\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function wordOf(at: number): string {
  let left = at * 7919 + 13;
  let word = '';
  for (let part = 0; part < 5; part += 1) {
    word += syllables[left % syllables.length];
    left = Math.floor(left / syllables.length);
  }
  return `${word[0]?.toUpperCase()}${word.slice(1)}`;
}

/** A tax number of ten digits with its check digit. */
function innOf(at: number): string {
  const digits = String(at + 1).padStart(9, '0');
  const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
  return `${digits}${(sum % 11) % 10}`;
}
