/** Where files lie in their bucket: place → prefix of the keys. */
export const filePlaces = {
  /** Sent by a client and not looked at yet. */
  uploads: 'uploads/',
  /** Of records, below the id of each. */
  attachments: 'attachments/',
  /** Attachments that somebody removed: they can be brought back until they go by themselves. */
  removed: 'removed/',
  imports: 'imports/',
  /** What people take out of the workspace. */
  exports: 'exports/',
} as const;

/** In a bucket of its own, where others leave files: before the folder of each. */
export const inboxPlace = 'inbox/';

export type FilePlace = keyof typeof filePlaces;

/** Days after which files of a place go by themselves; those of other places stay until they are removed. */
export const filePlaceDays = { uploads: 1, removed: 30, imports: 30, exports: 7 } as const satisfies Partial<
  Record<FilePlace, number>
>;

export const attachmentLimits = { megabytes: 25, nameLength: 255 } as const;

export const mostAttachmentBytes = attachmentLimits.megabytes * 1024 * 1024;

/** What records may have: type → endings of file names. None of them runs when it is opened. */
const attachmentTypes = {
  'application/pdf': ['pdf'],
  'application/msword': ['doc'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.ms-excel': ['xls'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.ms-powerpoint': ['ppt'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/vnd.oasis.opendocument.presentation': ['odp'],
  'application/rtf': ['rtf'],
  'application/zip': ['zip'],
  'application/vnd.ms-outlook': ['msg'],
  'message/rfc822': ['eml'],
  'text/plain': ['txt'],
  'text/csv': ['csv'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'image/heic': ['heic'],
  'image/tiff': ['tif', 'tiff'],
  'image/bmp': ['bmp'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const typesByEnding: ReadonlyMap<string, string> = new Map(
  Object.entries(attachmentTypes).flatMap(([type, endings]) => endings.map((ending) => [ending, type] as const)),
);

export const attachmentEndings: readonly string[] = [...typesByEnding.keys()];

/** What the ending of a name stands for; undefined: records do not take such files. */
export function contentTypeOf(fileName: string): string | undefined {
  const ending = /\.([^.]+)$/.exec(fileName)?.[1];
  return ending === undefined ? undefined : typesByEnding.get(ending.toLowerCase());
}

// What systems do not take in names, and what makes a name look like another one: turned round, or with a gap.
const path = /^.*[/\\]/su;
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
const reserved = /[<>:"|?*]/g;

/** The name alone, without the folders before it and without what no file system takes. It can be empty. */
export function cleanFileName(name: string): string {
  return name
    .normalize('NFC')
    .replace(unseen, '')
    .replace(path, '')
    .replace(reserved, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
}
