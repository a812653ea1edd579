import type { Download } from '../files/file-store.ts';

/** Where files of exports lie, by keys that begin with their place. */
export interface ExportStore {
  /** Replaces what is there; done only when it is safe. */
  write(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  /** Makes one file of several, in this order, and holds only one of them at a time. @param size bytes of all of them */
  join(
    keys: readonly string[],
    to: string,
    facts: { readonly contentType: string; readonly size: number },
  ): Promise<void>;
  /** The file is saved under the name, and never shown within a page. */
  createDownload(key: string, fileName: string, contentType: string): Promise<Download>;
}
