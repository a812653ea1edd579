import type { Encoding } from '#shared/model/imports.ts';
import type { SourceFile } from './source-file.ts';

/** UTF-8 proves itself; spreadsheets that do not write it use the code page of their country. */
export async function detectEncoding({ head, parts }: SourceFile): Promise<Encoding> {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const letters = new LetterCount();
  let isUtf8 = true;
  for await (const part of parts()) {
    isUtf8 &&= decodes(utf8, part, true);
    letters.add(part);
  }
  if (isUtf8 && decodes(utf8, new Uint8Array(), false)) return 'utf-8';
  return letters.areCyrillic() ? 'windows-1251' : 'windows-1252';
}

function decodes(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): boolean {
  try {
    decoder.decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}

/** Letters above ASCII fill whole words in Russian, and stand alone among plain ones in French. */
class LetterCount {
  #letters = 0;
  #beside = 0;

  add(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += 1) {
      if ((bytes[at] ?? 0) < 0xc0) continue;
      this.#letters += 1;
      if ((bytes[at - 1] ?? 0) >= 0xc0 || (bytes[at + 1] ?? 0) >= 0xc0) this.#beside += 1;
    }
  }

  areCyrillic(): boolean {
    return this.#beside * 2 > this.#letters;
  }
}
