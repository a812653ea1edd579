import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type FileStore, FileTooLarge } from '#shared/domain/files/file-store.ts';

/** Files in a folder, so that what a process takes is what it holds of them. */
export interface FolderFiles extends FileStore {
  pathOf(key: string): string;
  /** With all that is in it. */
  remove(): void;
  remove(key: string): Promise<void>;
}

export function createFolderFiles(): FolderFiles {
  const folder = mkdtempSync(join(tmpdir(), 'steward-files-'));
  const pathOf = (key: string) => {
    const path = join(folder, key);
    mkdirSync(dirname(path), { recursive: true });
    return path;
  };
  const sizeOf = (key: string) => statSync(pathOf(key), { throwIfNoEntry: false })?.size;
  const unused = async () => {
    throw new Error('no import needs this');
  };
  function remove(): void;
  function remove(key: string): Promise<void>;
  function remove(key?: string): void | Promise<void> {
    rmSync(key === undefined ? folder : pathOf(key), { recursive: true, force: true });
    return key === undefined ? undefined : Promise.resolve();
  }

  return {
    pathOf,
    remove,
    createUpload: async (key) => ({ url: `file:${pathOf(key)}`, method: 'PUT', headers: {} }),
    createDownload: unused,
    copy: unused,
    list: () => {
      throw new Error('no import needs this');
    },
    async head(key) {
      const size = sizeOf(key);
      return size === undefined ? undefined : { contentType: '', size };
    },
    async read(key, maxBytes) {
      const size = sizeOf(key);
      if (size === undefined) return undefined;
      if (size > maxBytes) throw new FileTooLarge(key);
      return readFileSync(pathOf(key));
    },
    async readPart(key, from, length) {
      const size = sizeOf(key);
      if (size === undefined) return undefined;
      const bytes = new Uint8Array(Math.min(length, size - from));
      const file = openSync(pathOf(key), 'r');
      readSync(file, bytes, 0, bytes.length, from);
      closeSync(file);
      return { bytes, size, etag: 'same' };
    },
    async write(key, bytes) {
      writeFileSync(pathOf(key), bytes);
    },
  };
}
