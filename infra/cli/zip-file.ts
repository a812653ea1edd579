import { type FileHandle, open } from 'node:fs/promises';
import { crc32, inflateRawSync } from 'node:zlib';
import { CommandError } from './run-command.ts';

interface Entry {
  readonly name: string;
  readonly isPacked: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly raw: number;
  readonly at: number;
}

/** An archive on disk, of which one file is in memory at a time. */
export interface ZipFile {
  readonly names: readonly string[];
  /** @throws {CommandError} for what is not what the directory says */
  read(name: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** The directory ends so, and a comment may come behind it. */
const endLength = 22;
const longestComment = 0xffff;

/** @throws {CommandError} where there is no whole archive */
export async function openZipFile(path: string): Promise<ZipFile> {
  const file = await open(path, 'r').catch(() => {
    throw new CommandError(`There is no file ${path}.`);
  });
  try {
    const entries = new Map((await readDirectory(file, path)).map((entry) => [entry.name, entry]));
    return {
      names: [...entries.keys()],
      async read(name) {
        const entry = entries.get(name);
        if (!entry) throw new CommandError(`${path} has no ${name}.`);
        return readEntry(file, entry);
      },
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readDirectory(file: FileHandle, path: string): Promise<readonly Entry[]> {
  const { size } = await file.stat();
  const from = Math.max(0, size - endLength - longestComment);
  const tail = await readBytes(file, from, size - from);
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || tail.length < end + endLength) throw new CommandError(`${path} is no whole archive.`);
  const [count, length, at] = [tail.readUInt16LE(end + 10), tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (at + length > size) throw new CommandError(`${path} is no whole archive.`);
  const directory = await readBytes(file, at, length);
  const entries: Entry[] = [];
  for (let place = 0; entries.length < count; ) {
    const nameLength = directory.readUInt16LE(place + 28);
    entries.push({
      name: directory.toString('utf8', place + 46, place + 46 + nameLength),
      isPacked: directory.readUInt16LE(place + 10) === 8,
      crc: directory.readUInt32LE(place + 16),
      packed: directory.readUInt32LE(place + 20),
      raw: directory.readUInt32LE(place + 24),
      at: directory.readUInt32LE(place + 42),
    });
    place += 46 + nameLength + directory.readUInt16LE(place + 30) + directory.readUInt16LE(place + 32);
  }
  return entries;
}

async function readEntry(file: FileHandle, { name, isPacked, crc, packed, raw, at }: Entry): Promise<Uint8Array> {
  const header = await readBytes(file, at, 30);
  const from = at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const content = await readBytes(file, from, packed);
  const bytes = isPacked ? unpack(name, content) : content;
  if (bytes.length !== raw || crc32(bytes) !== crc) throw damaged(name);
  return bytes;
}

function unpack(name: string, content: Buffer): Buffer {
  try {
    return inflateRawSync(content);
  } catch {
    throw damaged(name);
  }
}

function damaged(name: string): CommandError {
  return new CommandError(`The archive is damaged: ${name}. Nothing was restored.`);
}

async function readBytes(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
