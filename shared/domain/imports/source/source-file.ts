import type { FilePart, FileStore } from '../../files/file-store.ts';

/** A file that is read in parts, as often as needed. */
export interface SourceFile {
  /** Bytes */
  readonly size: number;
  /** Tells it from another file that was sent in its place. */
  readonly etag: string;
  /** The first part, or all of a short file. */
  readonly head: Uint8Array;
  /** @throws SourceReplaced when another file was sent meanwhile */
  parts(): AsyncIterable<Uint8Array>;
}

/** The file is not any more the one that was opened. */
export class SourceReplaced extends Error {
  override readonly name = 'SourceReplaced';
}

/** Two or three of them are in memory at once. In bytes. */
const usualPart = 4 * 1024 * 1024;

const nothing: FilePart = { bytes: new Uint8Array(), size: 0, etag: '' };

/** @returns nothing when there is no such file */
export async function openFile(files: FileStore, key: string, partSize = usualPart): Promise<SourceFile | undefined> {
  const facts = await files.head(key);
  if (!facts) return undefined;
  const first = facts.size > 0 ? await files.readPart(key, 0, partSize) : nothing;
  if (!first) return undefined;
  const { size, etag, bytes: head } = first;
  return {
    size,
    etag,
    head,
    async *parts() {
      yield head;
      for (let from = head.length; from < size; ) {
        const part = await files.readPart(key, from, partSize);
        if (part?.etag !== etag || part.bytes.length === 0) throw new SourceReplaced(key);
        yield part.bytes;
        from += part.bytes.length;
      }
    },
  };
}
