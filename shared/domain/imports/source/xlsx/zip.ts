import { promisify } from 'node:util';
import { type Entry, fromBuffer, type Options, type ZipFile } from 'yauzl';

/** More would be no workbook. */
const mostEntries = 5000;

/** The archive is broken, or holds something that is not what it should be. */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile';
}

/** Files of a zip archive by their names. */
export interface Archive {
  has(name: string): boolean;
  /**
   * Bytes of a file, unpacked as they are read.
   * @param mostBytes that it may have unpacked: an archive of a few kilobytes can claim gigabytes
   * @throws DamagedFile
   */
  read(name: string, mostBytes: number): Promise<AsyncIterable<Uint8Array>>;
}

const open = promisify<Buffer, Options, ZipFile>(fromBuffer);

/** @throws DamagedFile */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const zip = await open(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    lazyEntries: true,
    autoClose: false,
    // A file that unpacks to more or less than it says ends with an error.
    validateEntrySizes: true,
  }).catch(explainDamage);
  const entries = await listEntries(zip).catch(explainDamage);
  const byName = new Map(entries.map((entry) => [entry.fileName, entry]));
  return {
    has: (name) => byName.has(name),
    async read(name, mostBytes) {
      const entry = byName.get(name);
      if (!entry || entry.isEncrypted() || entry.uncompressedSize > mostBytes) throw new DamagedFile(name);
      return unpack(zip, entry);
    },
  };
}

function listEntries(zip: ZipFile): Promise<readonly Entry[]> {
  const { promise, resolve, reject } = Promise.withResolvers<readonly Entry[]>();
  const entries: Entry[] = [];
  if (zip.entryCount > mostEntries) throw new DamagedFile(`${zip.entryCount} entries`);
  zip.on('entry', (entry) => {
    entries.push(entry);
    zip.readEntry();
  });
  zip.on('end', () => resolve(entries));
  zip.on('error', reject);
  zip.readEntry();
  return promise;
}

async function* unpack(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  const stream = await promisify(zip.openReadStream.bind(zip) as OpenStream)(entry).catch(explainDamage);
  try {
    yield* stream as AsyncIterable<Uint8Array>;
  } catch (error) {
    explainDamage(error);
  } finally {
    stream.destroy();
  }
}

type OpenStream = (
  entry: Entry,
  callback: (error: Error | null, stream: NodeJS.ReadableStream & { destroy(): void }) => void,
) => void;

function explainDamage(error: unknown): never {
  throw new DamagedFile('the archive cannot be unpacked', { cause: error });
}
