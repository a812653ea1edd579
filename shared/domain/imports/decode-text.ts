import type { Encoding } from '#shared/model/imports.ts';

export interface DecodedText {
  readonly encoding: Encoding;
  /** Without a byte order mark. */
  readonly text: string;
}

/** @param given by somebody who knows better; what cannot be decoded becomes U+FFFD */
export function decodeText(bytes: Uint8Array, given?: Encoding): DecodedText {
  const encoding = given ?? detectEncoding(bytes);
  return { encoding, text: new TextDecoder(encoding).decode(bytes) };
}

/** UTF-8 proves itself; spreadsheets that do not write it use the code page of their country. */
function detectEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (isUtf8(bytes)) return 'utf-8';
  return isCyrillic(bytes) ? 'windows-1251' : 'windows-1252';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Letters above ASCII fill whole words in Russian, and stand alone among plain ones in French. */
function isCyrillic(bytes: Uint8Array): boolean {
  let letters = 0;
  let beside = 0;
  for (const [at, byte] of bytes.entries()) {
    if (byte < 0xc0) continue;
    letters += 1;
    if ((bytes[at - 1] ?? 0) >= 0xc0 || (bytes[at + 1] ?? 0) >= 0xc0) beside += 1;
  }
  return beside * 2 > letters;
}
