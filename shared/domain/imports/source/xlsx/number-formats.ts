import { readXml } from './xml.ts';
import type { Archive } from './zip.ts';

/** What a number in a cell is shown as. */
export interface NumberFormat {
  readonly date: boolean;
  readonly time: boolean;
  /** Digits to which it is filled up with zeros: a postcode, a tax number. */
  readonly digits: number;
}

const mostBytes = 16 * 1024 * 1024;
const plain: NumberFormat = { date: false, time: false, digits: 0 };

/** Formats that have a number and no code in the file. */
const builtIn = new Map<number, NumberFormat>([
  ...[14, 15, 16, 17].map((id) => [id, { date: true, time: false, digits: 0 }] as const),
  ...[18, 19, 20, 21, 45, 46, 47].map((id) => [id, { date: false, time: true, digits: 0 }] as const),
  [22, { date: true, time: true, digits: 0 }],
  ...[27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map(
    (id) => [id, { date: true, time: false, digits: 0 }] as const,
  ),
]);

/** By the number of the style that a cell names. @throws DamagedFile */
export async function readNumberFormats(archive: Archive): Promise<readonly NumberFormat[]> {
  if (!archive.has('xl/styles.xml')) return [];
  const codes = new Map<number, string>();
  const styles: number[] = [];
  let isCellStyle = false;
  await readXml(await archive.read('xl/styles.xml', mostBytes), {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'cellXfs') isCellStyle = true;
      if (name === 'xf' && isCellStyle) styles.push(Number(attributes.numFmtId ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') isCellStyle = false;
    },
  });
  return styles.map((id) => {
    const code = codes.get(id);
    return code === undefined ? (builtIn.get(id) ?? plain) : readFormatCode(code);
  });
}

/** `dd.mm.yyyy hh:mm`, `0000000000`, `#,##0.00 "EUR"` */
export function readFormatCode(code: string): NumberFormat {
  const [positive = ''] = code.split(';');
  if (/^0{2,}$/.test(positive)) return { ...plain, digits: positive.length };
  // Texts, single signs, colours and countries are no part of the date; `[h]` is a length of time.
  const letters = positive.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').toLowerCase();
  const time = /[hs]/.test(letters);
  return { date: /[dy]/.test(letters) || (/m/.test(letters) && !time), time, digits: 0 };
}
