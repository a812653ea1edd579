/** Letters that look the same in both scripts, Cyrillic first. */
const twins = 'аaвbеeкkмmнhоoрpсcтtуyхxіi';
const toLatin = new Map<string, string>();
const toCyrillic = new Map<string, string>();
for (let at = 0; at < twins.length; at += 2) {
  toLatin.set(twins.charAt(at), twins.charAt(at + 1));
  toCyrillic.set(twins.charAt(at + 1), twins.charAt(at));
}

/** A word in which letters of the other script slipped in, written in the script of most of its letters; lower case. */
export function repairLookAlikes(word: string): string {
  const cyrillic = (word.match(/[а-яёіїєґ]/g) ?? []).length;
  const latin = (word.match(/[a-z]/g) ?? []).length;
  if (cyrillic === 0 || latin === 0) return word;
  const twinsOfOther = cyrillic >= latin ? toCyrillic : toLatin;
  return Array.from(word, (letter) => twinsOfOther.get(letter) ?? letter).join('');
}
