import { legalForms } from '#shared/model/legal-forms.ts';
import { latinKey } from './latin-key.ts';

/** Words that tell no firm from another; compared after folding. */
const emptyWords = new Set(
  [
    ...legalForms,
    ...'гк группа компания компаний фирма общество индивидуальный предприниматель'.split(' '),
    ...'société groupe établissements'.split(' '),
    ...'company group holding the'.split(' '),
  ].map(latinKey),
);

/** The words that tell a firm apart, folded, in the order of the name; all words when nothing else is left. */
export function companyWords(name: string): readonly string[] {
  const words = name
    .split(/[^\p{L}\p{N}]+/u)
    .map(latinKey)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !emptyWords.has(word));
  return telling.length > 0 ? telling : words;
}
