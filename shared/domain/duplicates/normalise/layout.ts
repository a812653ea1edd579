import { swapLayout } from '../../search/keyboard-layout.ts';

/** Letters with a sound of their own, in each script. */
const vowelsOf = { latin: /[aeiouyàâéèêëîïôöûüœ]/g, cyrillic: /[аеёиоуыэюя]/g };

/** Share of vowels in usual words of either script; below it a word was hardly meant so. */
const fewest = 0.2;
const usual = 0.25;

/**
 * The text as it was meant, when it was typed with the other keyboard layout. Only what cannot be a word as it stands is
 * swapped: signs of punctuation between letters, hardly any vowels, and a better share of them once swapped.
 */
export function repairLayout(text: string): string {
  const swap = (isMeant: (word: string) => boolean) =>
    text.replace(words, (word) => (isMeant(word) ? (swapLayout(word) ?? word) : word));
  // Nobody changes the layout within a name: next to a word that was surely mistyped a doubtful one was, too.
  const isSure = text.match(words)?.some(isMistyped) ?? false;
  return isSure ? swap((word) => isMistyped(word) || isUnlikely(word)) : text;
}

const words = /[^\s«»"()\-–—/]+/gu;

function isUnlikely(word: string): boolean {
  return word.length > 2 && !/[\d@.&]/.test(word) && shareOfVowels(word) < fewest;
}

function isMistyped(word: string): boolean {
  if (word.length < 3 || /[\d@.&]/.test(word)) return false;
  if (/^jjj$/i.test(word)) return true;
  const hasOddSign = /[a-z][;'[\],`]+[a-z]/i.test(word) && !/^\p{L}{1,2}'/u.test(word);
  // Most words look like words.
  if (word.length < 4 || (!hasOddSign && shareOfVowels(word) >= fewest && longestRun(word) < 4)) return false;
  const swapped = swapLayout(word);
  if (swapped === undefined || /^[ыьъ]/.test(swapped)) return false;
  if (longestRun(swapped) > (hasOddSign ? 4 : 3)) return false;
  const own = shareOfVowels(word);
  return shareOfVowels(swapped) >= usual && (hasOddSign || own < fewest || longestRun(word) - longestRun(swapped) >= 3);
}

function shareOfVowels(word: string): number {
  return countVowels(word) / Math.max(1, word.length);
}

function countVowels(word: string): number {
  const lower = word.toLowerCase();
  return (lower.match(vowelsOf.latin)?.length ?? 0) + (lower.match(vowelsOf.cyrillic)?.length ?? 0);
}

/** Of consonants. */
function longestRun(word: string): number {
  const runs = word.toLowerCase().split(/[aeiouyàâéèêëîïôöûüœаеёиоуыэюя]/);
  return Math.max(...runs.map((run) => run.length));
}
