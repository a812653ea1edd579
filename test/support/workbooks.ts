import { type ZipPart, zip } from './zip-file.ts';

export interface SheetOf {
  readonly name: string;
  readonly state?: 'hidden';
  /** What stands within `sheetData`. */
  readonly xml: string;
}

interface WorkbookOf {
  readonly sheets: readonly SheetOf[];
  /** Items of the table of texts, as XML. */
  readonly strings?: readonly string[];
  /** Codes of number formats, by the style that has each, from 1. */
  readonly formats?: readonly string[];
  readonly is1904?: boolean;
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook as a spreadsheet would save it. */
export function makeWorkbook(workbook: WorkbookOf): Uint8Array<ArrayBuffer> {
  return zip(partsOf(workbook));
}

export function partsOf({ sheets, strings = [], formats = [], is1904 = false }: WorkbookOf): readonly ZipPart[] {
  const tabs = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"${state ? ` state="${state}"` : ''}/>`,
  );
  const links = sheets.map(
    (_sheet, at) =>
      `<Relationship Id="rId${at + 1}" Type="${relations}/worksheet" Target="worksheets/s${at + 1}.xml"/>`,
  );
  const codes = formats.map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${escapeXml(code)}"/>`);
  const styles = formats.map((_code, at) => `<xf numFmtId="${200 + at}"/>`);
  return [
    {
      name: 'xl/workbook.xml',
      text: `<workbook ${main} xmlns:r="${relations}"><workbookPr date1904="${is1904 ? 1 : 0}"/><sheets>${tabs.join('')}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', text: `<Relationships>${links.join('')}</Relationships>` },
    ...sheets.map(({ xml }, at) => ({
      name: `xl/worksheets/s${at + 1}.xml`,
      text: `<?xml version="1.0" encoding="UTF-8"?><worksheet ${main}><sheetData>${xml}</sheetData></worksheet>`,
    })),
    { name: 'xl/sharedStrings.xml', text: `<sst ${main}>${strings.map((xml) => `<si>${xml}</si>`).join('')}</sst>` },
    {
      name: 'xl/styles.xml',
      text: `<styleSheet ${main}><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`,
    },
  ];
}

/** Rows of texts, as a program writes them that knows no table of texts. */
export function rowsOfTexts(rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells, at) => {
      const xml = cells.map((cell) =>
        cell === '' ? '<c/>' : `<c t="inlineStr"><is><t>${escapeXml(cell)}</t></is></c>`,
      );
      return `<row r="${at + 1}">${xml.join('')}</row>`;
    })
    .join('');
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
