/** How a client sends a file straight to the store. */
export interface Upload {
  readonly url: string;
  readonly method: 'PUT';
  /** To be sent exactly so; the length goes with every request by itself. */
  readonly headers: Readonly<Record<string, string>>;
}

/** An address from which anybody who has it may read the file, until it expires. */
export interface Download {
  readonly url: string;
  /** ISO 8601 */
  readonly expiresAt: string;
}

export interface FileFacts {
  readonly contentType: string;
  /** Bytes */
  readonly size: number;
  /** Hexadecimal: what is sent must have it. */
  readonly sha256?: string | undefined;
}

/** `size` absent: not known yet, so whoever reads the file has to look at how long it is. */
export type UploadFacts = Omit<FileFacts, 'size'> & { readonly size?: number | undefined };

export interface FilePart {
  readonly bytes: Uint8Array;
  /** Bytes of the whole file. */
  readonly size: number;
  /** Another one when the file was replaced. */
  readonly etag: string;
}

/** Files by key, which begins with one of `filePlaces`. A key has no personal data in it: names of files are kept in the table. */
export interface FileStore {
  /** What is longer, shorter or of another type than said is refused when it is sent. */
  createUpload(key: string, facts: UploadFacts): Promise<Upload>;
  /** The file is saved under the name, and never shown within a page. */
  createDownload(key: string, fileName: string, contentType: string): Promise<Download>;
  /** Nothing: there is no such file. */
  head(key: string): Promise<FileFacts | undefined>;
  /**
   * The whole file; nothing if there is none.
   * @throws FileTooLarge when it has more bytes than that
   */
  read(key: string, maxBytes: number): Promise<Uint8Array | undefined>;
  /**
   * So many bytes from a place on, fewer at the end of the file; nothing if there is none.
   * @param from smaller than the file, of which an empty one has no part
   */
  readPart(key: string, from: number, length: number): Promise<FilePart | undefined>;
  /** Replaces what is there; done only when it is safe. */
  write(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  /** Replaces what is there; done only when it is safe. */
  copy(from: string, to: string): Promise<void>;
  /** Also when there is none. */
  remove(key: string): Promise<void>;
  /** Keys that begin so, in pages. */
  list(prefix: string): AsyncIterable<readonly string[]>;
}

/** A file has more bytes than its reader is ready for. */
export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';
}
