import { crc32, deflateRawSync } from 'node:zlib';

/** What the directory at the end of an archive says of a file in it. */
export interface ZipEntry {
  readonly name: string;
  readonly isPacked: boolean;
  /** Its checksum and sizes stand behind it. */
  readonly isStreamed?: true;
  readonly crc: number;
  /** Bytes, in the archive and out of it. */
  readonly packed: number;
  readonly raw: number;
  /** Where its header begins. */
  readonly at: number;
}

/** Files of an archive. */
export const mostZipEntries = 0xffff;

/** Nothing that goes through these functions is larger, nor an archive. In bytes. */
export const mostZipBytes = 0xffff_ffff;

const version = 20;
/** Midnight of the first day that the format knows: an archive of the same content has the same bytes. */
const time = 0;
const day = 0x21;
const utf8 = 0x800;
const sizesFollow = 0x8;

interface WholeEntry {
  readonly entry: ZipEntry;
  /** With its header. */
  readonly bytes: Uint8Array;
}

/** A file that is there as a whole, uncompressed. */
export function storeEntry(name: string, bytes: Uint8Array, at: number): WholeEntry {
  return toWhole({ name, isPacked: false, crc: crc32(bytes), packed: bytes.length, raw: bytes.length, at }, bytes);
}

/** A file that is there as a whole, compressed. */
export function packEntry(name: string, bytes: Uint8Array, at: number): WholeEntry {
  const packed = deflateRawSync(bytes);
  return toWhole({ name, isPacked: true, crc: crc32(bytes), packed: packed.length, raw: bytes.length, at }, packed);
}

function toWhole(entry: ZipEntry, content: Uint8Array): WholeEntry {
  return { entry, bytes: Buffer.concat([headerOf(entry), content]) };
}

/** Header of a compressed file whose bytes come piece by piece, before `closeEntry`. */
export function openEntry(name: string): Uint8Array {
  return headerOf({ name, isPacked: true, isStreamed: true, crc: 0, packed: 0, raw: 0, at: 0 });
}

/** Behind the pieces. */
export function closeEntry({ crc, packed, raw }: ZipEntry): Uint8Array {
  return Buffer.concat([numbers([4, 0x08074b50], [4, crc], [4, packed], [4, raw])]);
}

function flagsOf({ isStreamed }: ZipEntry): number {
  return isStreamed ? utf8 | sizesFollow : utf8;
}

function headerOf(entry: ZipEntry): Buffer {
  const { name, isPacked, crc, packed, raw } = entry;
  const bytes = Buffer.from(name, 'utf8');
  const head = numbers(
    [4, 0x04034b50],
    [2, version],
    [2, flagsOf(entry)],
    [2, isPacked ? 8 : 0],
    [2, time],
    [2, day],
    [4, crc],
    [4, packed],
    [4, raw],
    [2, bytes.length],
    [2, 0],
  );
  return Buffer.concat([head, bytes]);
}

/** The directory. @param at where it begins */
export function closeZip(entries: readonly ZipEntry[], at: number): Uint8Array {
  const lines = entries.map((entry) => {
    const bytes = Buffer.from(entry.name, 'utf8');
    const line = numbers(
      [4, 0x02014b50],
      [2, version],
      [2, version],
      [2, flagsOf(entry)],
      [2, entry.isPacked ? 8 : 0],
      [2, time],
      [2, day],
      [4, entry.crc],
      [4, entry.packed],
      [4, entry.raw],
      [2, bytes.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, entry.at],
    );
    return Buffer.concat([line, bytes]);
  });
  const directory = Buffer.concat(lines);
  const end = numbers(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, entries.length],
    [2, entries.length],
    [4, directory.length],
    [4, at],
    [2, 0],
  );
  return Buffer.concat([directory, end]);
}

function numbers(...parts: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const buffer = Buffer.alloc(parts.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of parts) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}
