import { soundKey } from '../normalise/sound-key.ts';
import { jaroWinkler } from './jaro-winkler.ts';

/** Logs of probabilities. */
export interface SpellingModel {
  /** That some Latin letters are written by some Cyrillic ones, by the former, then by the latter. */
  readonly pairs: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Of a letter by itself, in names of any kind. */
  readonly letters: ReadonlyMap<string, number>;
}

export const longestLatin = 3;
export const longestCyrillic = 2;
/** A pair of letters that was never met, for each letter of it. */
const unseen = -9;
const never = -1e9;

/**
 * How much likelier two spellings are to be of one name than of two, as log of the odds for each letter: the best way to part
 * both into pieces that write each other, against letters by chance (many-to-many alignment: S. Jiampojamarn, G. Kondrak and
 * T. Sherif, "Applying Many-to-Many Alignments and Hidden Markov Models to Letter-to-Phoneme Conversion", 2007).
 * @param latin, cyrillic lower case, without accents
 */
export function weighSpelling(model: SpellingModel, latin: string, cyrillic: string): number {
  const width = cyrillic.length + 1;
  const best = new Float64Array((latin.length + 1) * width).fill(never);
  best[0] = 0;
  const given = piecesOf(cyrillic);
  for (let at = 0; at < latin.length; at += 1) {
    for (let taken = 1; taken <= longestLatin && at + taken <= latin.length; taken += 1) {
      const known = model.pairs.get(latin.slice(at, at + taken));
      if (!known && taken > 1) break;
      for (let other = 0; other < width; other += 1) {
        const soFar = best[at * width + other] as number;
        if (soFar === never) continue;
        for (let count = 0; count <= longestCyrillic && other + count < width; count += 1) {
          const log = known?.get(given[other * (longestCyrillic + 1) + count] as string);
          if (log === undefined && (taken > 1 || count > 1)) continue;
          const place = (at + taken) * width + other + count;
          const sum = soFar + (log ?? unseen * (taken + count) * 0.6);
          if (sum > (best[place] as number)) best[place] = sum;
        }
      }
    }
  }
  const joint = best[latin.length * width + cyrillic.length] as number;
  return (joint - chanceOf(model, latin) - chanceOf(model, cyrillic)) / (latin.length + cyrillic.length);
}

/** From each place the pieces of every length, from none, in one list: cut once for all the ways to part a word. */
function piecesOf(word: string): readonly string[] {
  const pieces: string[] = [];
  for (let at = 0; at <= word.length; at += 1) {
    for (let count = 0; count <= longestCyrillic; count += 1) pieces.push(word.slice(at, at + count));
  }
  return pieces;
}

function chanceOf({ letters }: SpellingModel, word: string): number {
  let sum = 0;
  for (const letter of word) sum += letters.get(letter) ?? unseen;
  return sum;
}

/** A word as it is written, and as it sounds. */
export interface Spelling {
  readonly plain: string;
  readonly sound: string;
  readonly isCyrillic: boolean;
}

export function readSpelling(word: string): Spelling {
  return { plain: plainSpelling(word), sound: soundKey(word), isCyrillic: /\p{Script=Cyrillic}/u.test(word) };
}

/** Sounds that are less alike than this are not worth the trouble of parting the letters. */
const soundsAlikeFrom = 0.5;

/** Log of the odds for each letter that two words are one name; of one script, what their sounds say, on the same scale. */
export function compareSpellings(model: SpellingModel | undefined, one: Spelling, other: Spelling): number {
  const sounds = jaroWinkler(one.sound, other.sound);
  if (!model || one.isCyrillic === other.isCyrillic) return (sounds - 0.5) * 3;
  if (sounds < soundsAlikeFrom) return -1;
  return one.isCyrillic ? weighSpelling(model, other.plain, one.plain) : weighSpelling(model, one.plain, other.plain);
}

/** Lower case without accents and signs; a letter of the Latin extension as its plain ones. */
export function plainSpelling(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/и\u0306/g, 'й')
    .replace(/[čć]|c\u030c|c\u0301/g, 'ch')
    .replace(/s\u030c|ş|s\u0327/g, 'sh')
    .replace(/z\u030c/g, 'zh')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
