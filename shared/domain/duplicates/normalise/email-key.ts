import { soundKey } from './sound-key.ts';

export interface EmailKey {
  /** `local@domain`. */
  readonly address: string;
  readonly local: string;
  /** What follows a plus: the same mailbox, hardly the same purpose. */
  readonly tag: string | undefined;
  /** The local part without dots and lines: what people keep when they change their provider. */
  readonly bare: string;
  readonly domain: string;
  /** info@, sales@: an address of the firm, not of a person. */
  readonly isShared: boolean;
  /** Anybody can have a mailbox there. */
  readonly isPublic: boolean;
}

const publicDomains = new Set(
  (
    'gmail.com mail.ru inbox.ru list.ru bk.ru yandex.ru ya.ru rambler.ru internet.ru outlook.com hotmail.com hotmail.fr ' +
    'hotmail.co.uk live.com live.fr yahoo.com yahoo.fr yahoo.co.uk orange.fr wanadoo.fr free.fr sfr.fr laposte.net icloud.com ' +
    'proton.me protonmail.com gmx.com gmx.de gmx.fr aol.com btinternet.com msn.com neuf.fr bbox.fr'
  ).split(' '),
);

const sharedLocals = new Set(
  (
    'info office sales contact hello mail admin support service zakaz zakupki buh hr job secretary reception priem post ' +
    'compta comptabilite accueil commercial direction facturation achats marketing accounts enquiries team help webmaster ' +
    'sekretar kadry order orders billing'
  ).split(' '),
);

const sameDomains: Readonly<Record<string, string>> = { 'googlemail.com': 'gmail.com', 'ya.ru': 'yandex.ru' };

/** Endings that a hand types for another. */
const slips: readonly (readonly [RegExp, string])[] = [
  [/\.(con|cmo|ocm|vom|xom|comm|cm|om)$/, '.com'],
  [/\.(rru|tu|ur|eu\.ru)$/, '.ru'],
  [/\.(ffr|rf|fe)$/, '.fr'],
  [/^(gmial|gmai|gamil|gnail|gmal|gmaill)\./, 'gmail.'],
  [/^(yandx|yadex|yanex|yandeks)\./, 'yandex.'],
  [/^(hotmial|hotmal|hotmai)\./, 'hotmail.'],
];

/** An address as it compares: what follows a plus is dropped, and dots where the provider ignores them. */
export function readEmail(text: string): EmailKey | undefined {
  const [typed = '', ...rest] = text.trim().toLowerCase().split('@');
  const domain = canonicalDomain(rest.join('@'));
  const plain = typed.replace(/(?<=.)\+.*$/, '');
  const local = domain === 'gmail.com' ? plain.replaceAll('.', '') : plain;
  if (local === '' || domain === '') return undefined;
  return {
    address: `${local}@${domain}`,
    local,
    tag: /.\+(.*)$/.exec(typed)?.[1],
    bare: plain.replace(/[._-]/g, ''),
    domain,
    isShared: sharedLocals.has(local),
    isPublic: publicDomains.has(domain),
  };
}

export function canonicalDomain(typed: string): string {
  const domain = slips.reduce((text, [slip, meant]) => text.replace(slip, meant), typed.trim().replace(/\.+$/, ''));
  return sameDomains[domain] ?? domain;
}

export function isPublicDomain(domain: string): boolean {
  return publicDomains.has(domain);
}

/** `undefined` when the text names no host. */
export function readWebsite(text: string): string | undefined {
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/:?#].*$/, '');
  return /^[^\s.]+(\.[^\s.]+)+$/.test(host) ? canonicalDomain(host) : undefined;
}

/** The part of a domain that a firm chose, as it sounds. */
export function brandOfDomain(domain: string): string {
  const parts = domain.split('.');
  return soundKey(parts.at(-2) ?? domain);
}
