import { shownAt } from '../organisation/calendar.ts';
import { type Cell, textOfCell } from './cell.ts';

/** The XML of a workbook that spreadsheets of all makers open. */

export const sheetName = 'xl/worksheets/sheet1.xml';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const media = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Longest text of a cell. In characters. */
const longestText = 32_767;

/** Numbers of the formats below. */
const styles = { header: 1, day: 2, moment: 3 } as const;

/** Name → text of every part but the sheet. */
export function workbookParts(title: string): readonly (readonly [name: string, text: string])[] {
  const name = escapeXml(
    title
      .replace(/[[\]:*?/\\']/g, ' ')
      .slice(0, 31)
      .trim() || 'Sheet',
  );
  return [
    [
      '[Content_Types].xml',
      `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${media}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${media}.styles+xml"/><Override PartName="/${sheetName}" ContentType="${media}.worksheet+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      'xl/styles.xml',
      `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">${[
        'numFmtId="0" fontId="0"',
        'numFmtId="0" fontId="1" applyFont="1"',
        'numFmtId="14" fontId="0" applyNumberFormat="1"',
        'numFmtId="22" fontId="0" applyNumberFormat="1"',
      ]
        .map((format) => `<xf ${format} fillId="0" borderId="0" xfId="0"/>`)
        .join('')}</cellXfs></styleSheet>`,
    ],
  ];
}

/** The first row stays in sight. */
export function sheetHead(columns: number): string {
  return `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${columns}" width="20" customWidth="1"/></cols><sheetData>`;
}

export const sheetEnd = '</sheetData></worksheet>';

/** @param number of the row, from 1 */
export function toRow(cells: readonly Cell[], number: number, timeZone: string, style?: 'header'): string {
  const inner = cells.map((cell, at) => toXml(cell, `${columnName(at)}${number}`, timeZone, style)).join('');
  return `<row r="${number}">${inner}</row>`;
}

function toXml(cell: Cell, place: string, timeZone: string, style?: 'header'): string {
  if (cell === null) return '';
  if ('flag' in cell) return `<c r="${place}" t="b"><v>${cell.flag ? 1 : 0}</v></c>`;
  if ('number' in cell && isExact(cell.number)) return `<c r="${place}"><v>${Number(cell.number)}</v></c>`;
  const serial = serialOf(cell, timeZone);
  if (serial !== undefined)
    return `<c r="${place}" s="${'day' in cell ? styles.day : styles.moment}"><v>${serial}</v></c>`;
  const format = style ? ` s="${styles[style]}"` : '';
  return `<c r="${place}"${format} t="inlineStr"><is><t xml:space="preserve">${escapeXml(textOfCell(cell).slice(0, longestText))}</t></is></c>`;
}

/** Whether a spreadsheet keeps every digit. */
function isExact(decimal: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(decimal) && decimal.replace(/[-.]/g, '').replace(/^0+/, '').length <= 15;
}

/** 0 is 30 December 1899; what is before March 1900, spreadsheets count in two ways. */
const firstDay = Date.UTC(1899, 11, 30);
const firstSure = Date.UTC(1900, 2, 1);
const dayLength = 24 * 3600 * 1000;

/** Days and parts of a day, as a clock of the zone shows them; nothing for what is no date, or too early for one. */
function serialOf(cell: NonNullable<Cell>, timeZone: string): number | undefined {
  const instant =
    'day' in cell ? Date.parse(`${cell.day}T00:00:00Z`) : 'moment' in cell ? Date.parse(cell.moment) : Number.NaN;
  if (Number.isNaN(instant) || instant < firstSure) return undefined;
  const shown = 'day' in cell ? instant : shownAt(timeZone, new Date(instant));
  return Math.round(((shown - firstDay) / dayLength) * 1e6) / 1e6;
}

function columnName(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : columnName(Math.floor(at / 26) - 1) + last;
}

// What XML does not take, and what spreadsheets would take for one of their own escapes.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(forbidden, '')
    .replace(/_(?=x[\da-fA-F]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
    .replaceAll('\r', '_x000D_');
}
