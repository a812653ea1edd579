import { type Attributes, readXml } from './xml.ts';
import { type Archive, DamagedFile } from './zip.ts';

export interface Sheet {
  readonly name: string;
  /** File of the archive. */
  readonly file: string;
  readonly isHidden: boolean;
}

export interface Workbook {
  /** In the order of their tabs. */
  readonly sheets: readonly Sheet[];
  /** Days are counted from 1904, as old Macintoshes did. */
  readonly is1904: boolean;
}

const mostBytes = 8_000_000;
const usualFile = 'xl/workbook.xml';

/** @throws DamagedFile */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const file = await findWorkbook(archive);
  const targets = await readRelations(archive, file);
  const sheets: Sheet[] = [];
  let is1904 = false;
  await readXml(await archive.read(file, mostBytes), {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = isTrue(attributes.date1904);
      if (name !== 'sheet') return;
      const target = targets.get(relationOf(attributes) ?? '');
      const isHidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
      // Sheets of nothing but a chart have no cells.
      if (target?.type === 'worksheet') sheets.push({ name: attributes.name ?? '', file: target.file, isHidden });
    },
  });
  if (sheets.length === 0) throw new DamagedFile('no sheets');
  return { sheets, is1904 };
}

export function isTrue(attribute: string | undefined): boolean {
  return attribute === '1' || attribute === 'true';
}

/** The prefix of the attribute is whatever the program chose. */
function relationOf(attributes: Attributes): string | undefined {
  return Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1];
}

async function findWorkbook(archive: Archive): Promise<string> {
  if (archive.has(usualFile)) return usualFile;
  const named = [...(await readRelations(archive, '')).values()].find(({ type }) => type === 'officeDocument');
  if (!named) throw new DamagedFile('no workbook');
  return named.file;
}

interface Relation {
  readonly type: string;
  readonly file: string;
}

/** What a file of the archive points to, by the ids that it uses. */
async function readRelations(archive: Archive, file: string): Promise<ReadonlyMap<string, Relation>> {
  const cut = file.lastIndexOf('/') + 1;
  const relations = new Map<string, Relation>();
  await readXml(await archive.read(`${file.slice(0, cut)}_rels/${file.slice(cut)}.rels`, mostBytes), {
    open(name, { Id = '', Type = '', Target = '' }) {
      if (name !== 'Relationship') return;
      const type = Type.slice(Type.lastIndexOf('/') + 1);
      relations.set(Id, { type, file: resolveTarget(file, Target) });
    },
  });
  return relations;
}

/** Targets are written as addresses, beside the file or from the root of the archive. */
function resolveTarget(file: string, target: string): string {
  const url = URL.parse(target, `file:///${file}`);
  return url ? decodeURI(url.pathname).slice(1) : target;
}
