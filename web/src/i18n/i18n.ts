import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '#shared/model/tenant.ts';

export const languageNames: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français', ru: 'Русский' };
export const uiLanguages = Object.keys(languageNames) as readonly Language[];

const bundles: Readonly<Record<Language, () => Promise<Record<string, string>>>> = {
  en: () => import('./bundle-en.ts').then((bundle) => bundle.texts),
  fr: () => import('./bundle-fr.ts').then((bundle) => bundle.texts),
  ru: () => import('./bundle-ru.ts').then((bundle) => bundle.texts),
};

const storageKey = 'steward.language';

/** The language chosen before, else the first one of the browser that we speak. */
export function preferredLanguage(stored: string | null, browser: readonly string[]): Language {
  const wanted = [stored ?? '', ...browser].map((tag) => tag.slice(0, 2).toLowerCase());
  return (
    uiLanguages.find((language) => language === wanted.find((tag) => uiLanguages.includes(tag as Language))) ?? 'en'
  );
}

export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'none',
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: {},
  });
  await switchLanguage(preferredLanguage(localStorage.getItem(storageKey), navigator.languages));
}

export async function switchLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await bundles[language]());
  }
  // First, because what is asked for as soon as the texts change is asked for in this language.
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(storageKey, language);
  await switchLanguage(language);
}
