import { readXml } from './xml.ts';
import type { Archive } from './zip.ts';

/** All of them are in memory while a sheet is read. */
const mostBytes = 64 * 1024 * 1024;

/** Texts that cells refer to by number. @throws DamagedFile */
export async function readSharedStrings(archive: Archive, file = 'xl/sharedStrings.xml'): Promise<readonly string[]> {
  if (!archive.has(file)) return [];
  const strings: string[] = [];
  const text = new TextOfItem('si', (whole) => strings.push(whole));
  await readXml(await archive.read(file, mostBytes), text);
  return strings;
}

/** Puts together the runs of a text, without the readings that Japanese has beside its signs. */
export class TextOfItem {
  readonly #item: string;
  readonly #take: (text: string) => void;
  #text = '';
  #isText = false;
  #isReading = false;

  constructor(item: string, take: (text: string) => void) {
    this.#item = item;
    this.#take = take;
  }

  open(name: string): void {
    if (name === this.#item) this.#text = '';
    if (name === 'rPh') this.#isReading = true;
    if (name === 't') this.#isText = !this.#isReading;
  }

  text(text: string): void {
    if (this.#isText) this.#text += text;
  }

  close(name: string): void {
    if (name === 't') this.#isText = false;
    if (name === 'rPh') this.#isReading = false;
    if (name === this.#item) this.#take(restoreSigns(this.#text));
  }
}

/** `_x000D_` is how a sign is written that XML cannot hold. */
export function restoreSigns(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
