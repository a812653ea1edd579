/** The consonants of a sound key after its first letter: vowels are what schemes, accents and hasty hands get wrong. */
export function skeletonOf(key: string): string {
  return (key.charAt(0) + key.slice(1).replace(/[aeiouh]/g, '')).replace(/(.)\1+/g, '$1');
}

/** Consonants that languages take for each other; h and vowels are left out. */
const classes: Readonly<Record<string, string>> = {
  b: 'p',
  p: 'p',
  v: 'v',
  f: 'v',
  d: 't',
  t: 't',
  g: 'k',
  k: 'k',
  s: 's',
  z: 's',
  ч: 's',
  ж: 's',
  l: 'l',
  r: 'r',
  m: 'm',
  n: 'n',
};

/** The classes of the consonants of a sound key. */
export function classesOf(key: string): string {
  return Array.from(key, (letter) => classes[letter] ?? '')
    .join('')
    .replace(/(.)\1+/g, '$1');
}
