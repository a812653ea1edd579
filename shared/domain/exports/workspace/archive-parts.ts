import type { Item } from '#shared/store/table.ts';
import type { BackupStore } from '../../backups/backup-store.ts';
import { type Chunk, type CopiedFile, isFile, type Line, sha256Of } from '../../backups/chunk.ts';
import { packEntry, storeEntry, type ZipEntry } from '../zip.ts';

/** What is told of a part of an archive beside its bytes; entries begin at the beginning of the part. */
export interface PartIndex {
  readonly entries: readonly ZipEntry[];
  readonly chunks: readonly Chunk[];
}

export interface ArchivePart {
  readonly bytes: Uint8Array;
  readonly index: PartIndex;
}

/** Files of records go together until they are so large: what a function holds of them at once. In bytes. */
const partBytes = 8 * 1024 * 1024;

/**
 * A chunk of a snapshot as parts of an archive: `data/companies/00001.jsonl` with the companies in it, and so on by kind,
 * then the files of records that it lists. The same chunk gives the same bytes.
 */
export async function* toParts(
  snapshot: BackupStore,
  lines: readonly Line[],
  number: number,
): AsyncGenerator<ArchivePart> {
  const files = lines.filter(isFile);
  yield packLines(
    [
      ...groupByType(lines.filter((line): line is Item => !isFile(line))),
      ...(files.length > 0 ? [['files', files.map(asArchived)] as const] : []),
    ],
    number,
  );
  let part = new PartWriter();
  for (const file of files) {
    const bytes = await snapshot.read(file.copy);
    if (!bytes) throw new Error(`${file.copy} is gone before it was in the archive`);
    part.add(storeEntry(nameOf(file), bytes, part.at));
    if (part.at < partBytes) continue;
    yield part.toPart([]);
    part = new PartWriter();
  }
  if (part.at > 0) yield part.toPart([]);
}

function groupByType(items: readonly Item[]): readonly (readonly [type: string, items: readonly Item[]])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const type = String(item.type ?? 'other');
    groups.set(type, [...(groups.get(type) ?? []), item]);
  }
  return [...groups];
}

function packLines(
  groups: readonly (readonly [type: string, lines: readonly object[]])[],
  number: number,
): ArchivePart {
  const part = new PartWriter();
  const chunks = groups.map(([type, lines]): Chunk => {
    const key = `data/${type}/${String(number).padStart(5, '0')}.jsonl`;
    const bytes = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''), 'utf8');
    part.add(packEntry(key, bytes, part.at));
    return { key, lines: lines.length, size: bytes.length, sha256: sha256Of(bytes) };
  });
  return part.toPart(chunks);
}

function asArchived(file: CopiedFile): CopiedFile {
  return { ...file, copy: nameOf(file) };
}

/** @returns `files/<recordId>/<id>` */
function nameOf({ file }: CopiedFile): string {
  return `files/${file.split('/').slice(1).join('/')}`;
}

class PartWriter {
  readonly #entries: ZipEntry[] = [];
  readonly #pieces: Uint8Array[] = [];
  at = 0;

  add({ entry, bytes }: { readonly entry: ZipEntry; readonly bytes: Uint8Array }): void {
    this.#entries.push(entry);
    this.#pieces.push(bytes);
    this.at += bytes.length;
  }

  toPart(chunks: readonly Chunk[]): ArchivePart {
    return { bytes: Buffer.concat(this.#pieces), index: { entries: this.#entries, chunks } };
  }
}
