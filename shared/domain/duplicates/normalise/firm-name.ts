import { legalForms } from '#shared/model/legal-forms.ts';
import { soundKey } from './sound-key.ts';
import { wordsOf } from './words.ts';

/** Written-out legal forms, as they stand once dots and accents are gone, and what each is for short. */
const longForms: readonly (readonly [RegExp, string])[] = [
  [/обществ\p{L}* с ограниченн\p{L}* ответственност\p{L}*/gu, 'ооо'],
  [/закрыт\p{L}* акционерн\p{L}* обществ\p{L}*/gu, 'зао'],
  [/открыт\p{L}* акционерн\p{L}* обществ\p{L}*/gu, 'оао'],
  [/публичн\p{L}* акционерн\p{L}* обществ\p{L}*/gu, 'пао'],
  [/непубличн\p{L}* акционерн\p{L}* обществ\p{L}*/gu, 'нао'],
  [/акционерн\p{L}* обществ\p{L}*/gu, 'ао'],
  [/индивидуальн\p{L}* предпринимател\p{L}*/gu, 'ип'],
  [/научно[- ]производственн\p{L}* (объединени|предприяти)\p{L}*/gu, 'нпо'],
  [/производственн\p{L}* объединени\p{L}*/gu, 'по'],
  [/societe a responsabilite limitee( unipersonnelle)?/g, 'sarl'],
  [/entreprise unipersonnelle a responsabilite limitee/g, 'eurl'],
  [/societe par actions simplifiees?( unipersonnelle)?/g, 'sas'],
  [/societe en nom collectif/g, 'snc'],
  [/societe civile( immobiliere)?/g, 'sci'],
  [/societe anonyme/g, 'sa'],
  [/public limited company/g, 'plc'],
  [/private limited company/g, 'ltd'],
  [/limited liability partnership/g, 'llp'],
  [/limited liability company/g, 'llc'],
  [/gesellschaft mit beschrankter haftung/g, 'gmbh'],
];

/** Forms that are one: other spellings, other scripts, successors by law. */
const sameForms: Readonly<Record<string, string>> = {
  ooo: 'ооо',
  llc: 'ооо',
  zao: 'зао',
  oao: 'оао',
  pao: 'пао',
  ao: 'ао',
  jsc: 'ао',
  pjsc: 'пао',
  ojsc: 'оао',
  cjsc: 'зао',
  ip: 'ип',
  npo: 'нпо',
  tk: 'тк',
  sasu: 'sas',
  eurl: 'sarl',
  limited: 'ltd',
  incorporated: 'inc',
  corporation: 'corp',
};

const forms = new Set([
  ...legalForms,
  ...'нпо нпп нао пк чп зао по npo npp nao jsc pjsc ojsc cjsc incorporated selarl sca se kg ohg sl sprl oy ab as aps bvba sp zoo sro kft doo'.split(
    ' ',
  ),
]);

/** Words that tell hardly any firm from another. */
const weakWords = new Set(
  (
    'гк тд тк ск группа компания компаний фирма торговый дом общество предприятие филиал и ' +
    'société ste sté groupe group établissements compagnie cie et de du des la le les d l ' +
    'company co holding the and of branch succursale agence'
  )
    .split(' ')
    .map(soundKey),
);

export interface FirmName {
  /** Sound keys of the words that tell, in order; never empty where the name has any letter. */
  readonly words: readonly string[];
  /** Short, in lower case; `undefined` when the name tells none. */
  readonly form: string | undefined;
}

/** A name of a firm without what all firms have: its legal form, which is kept apart, and words such as «группа компаний». */
export function readFirmName(name: string): FirmName {
  const text = shortenForms(name.toLowerCase());
  const words = wordsOf(text).map((word) => word.toLowerCase());
  const form = words.find((word) => forms.has(word));
  const keys = words
    .filter((word) => !forms.has(word))
    .map(soundKey)
    .filter((key) => key !== '');
  const telling = keys.filter((key) => !weakWords.has(key));
  const rest = telling.length > 0 ? telling : keys;
  return {
    words: rest.length > 0 ? rest : words.map(soundKey).filter((key) => key !== ''),
    form: form && (sameForms[form] ?? form),
  };
}

/** «О.О.О.», «S.A.R.L.» and written-out forms as «ооо», «sarl»; abbreviations of single letters as one word. */
function shortenForms(lower: string): string {
  const plain = lower
    .normalize('NFKD')
    .replace(/и\u0306/g, 'й')
    .replace(/\p{Mn}/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/(?<![\p{L}])((?:\p{L}\.\s?){1,4}\p{L})\.?(?![\p{L}])/gu, (letters) => letters.replace(/[.\s]/g, ''))
    .replace(/&/g, ' ');
  return longForms.reduce((text, [long, short]) => text.replace(long, short), plain);
}
