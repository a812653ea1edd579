import type { Market } from './market.ts';
import { textsEn } from './texts-en.ts';
import { textsFr } from './texts-fr.ts';
import { textsRu } from './texts-ru.ts';
import { wordsEn } from './words-en.ts';
import { wordsFr } from './words-fr.ts';
import { wordsRu } from './words-ru.ts';

export const markets = {
  ru: { ...wordsRu, texts: textsRu },
  fr: { ...wordsFr, texts: textsFr },
  en: { ...wordsEn, texts: textsEn },
} as const satisfies Readonly<Record<string, Market>>;
