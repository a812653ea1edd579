import { createHash } from 'node:crypto';
import type { ExportStore } from '#shared/domain/exports/export-store.ts';
import { type FileStore, FileTooLarge, type Upload, type UploadFacts } from '#shared/domain/files/file-store.ts';

interface StoredFile {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** Files in memory: an upload is refused as S3 refuses it, and nothing expires. */
export interface MemoryFiles extends FileStore, ExportStore {
  readonly files: ReadonlyMap<string, StoredFile>;
  /** Sends what was announced. */
  send(upload: Upload, bytes?: Uint8Array): void;
}

export function createMemoryFiles(): MemoryFiles {
  const files = new Map<string, StoredFile>();
  const announced = new Map<string, UploadFacts & { readonly key: string }>();
  let uploads = 0;

  return {
    files,
    send({ url, headers }, bytes) {
      const facts = announced.get(url);
      if (!facts) throw new Error(`nothing was announced for ${url}`);
      const sent = bytes ?? new Uint8Array(facts.size ?? 0);
      if (headers['content-type'] !== facts.contentType || sent.length !== (facts.size ?? sent.length))
        throw new Error('what is sent differs from what was announced');
      files.set(facts.key, { contentType: facts.contentType, bytes: sent });
    },
    async createUpload(key, facts) {
      uploads += 1;
      const url = `memory:${uploads}`;
      announced.set(url, { key, ...facts });
      return { url, method: 'PUT', headers: { 'content-type': facts.contentType } };
    },
    async createDownload(key, fileName) {
      return { url: `memory:${key}?as=${fileName}`, expiresAt: '2100-01-01T00:00:00.000Z' };
    },
    async head(key) {
      const file = files.get(key);
      return file && { contentType: file.contentType, size: file.bytes.length };
    },
    async read(key, maxBytes) {
      const bytes = files.get(key)?.bytes;
      if (bytes && bytes.length > maxBytes) throw new FileTooLarge(key);
      return bytes;
    },
    async readPart(key, from, length) {
      const bytes = files.get(key)?.bytes;
      if (!bytes) return undefined;
      const etag = createHash('md5').update(bytes).digest('hex');
      return { bytes: bytes.slice(from, from + length), size: bytes.length, etag };
    },
    async write(key, bytes, contentType) {
      files.set(key, { bytes, contentType });
    },
    async join(keys, to, { contentType, size }) {
      const bytes = Buffer.concat(keys.map((key) => files.get(key)?.bytes ?? new Uint8Array()));
      if (bytes.length !== size) throw new Error(`${to} would have ${bytes.length} bytes instead of ${size}`);
      files.set(to, { bytes, contentType });
    },
    async copy(from, to) {
      const file = files.get(from);
      if (!file) throw new Error(`there is no file ${from}`);
      files.set(to, file);
    },
    async remove(key) {
      files.delete(key);
    },
    async *list(prefix) {
      const keys = [...files.keys()].filter((key) => key.startsWith(prefix)).toSorted();
      for (let at = 0; at < keys.length; at += 2) yield keys.slice(at, at + 2);
    },
  };
}
