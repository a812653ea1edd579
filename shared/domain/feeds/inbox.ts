/** A file that another system has left. */
export interface InboxFile {
  readonly key: string;
  /** As its sender calls it, without the folders. */
  readonly name: string;
  /** Another one when the content is another. */
  readonly etag: string;
  readonly arrivedAt: string;
}

/** Where other systems leave files, each feed's in a folder of its own. */
export interface Inbox {
  /** All that lie in the folder, in the order in which they came. */
  list(folder: string): Promise<readonly InboxFile[]>;
  /** To a key of the file store. @returns false when it is not there any more, or another one has come in its place */
  copy(file: InboxFile, to: string): Promise<boolean>;
  /** Leaves one that has come in its place; nothing happens when there is none. */
  remove(file: InboxFile): Promise<void>;
}
