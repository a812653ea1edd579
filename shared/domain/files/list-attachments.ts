import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { Problem } from '#shared/model/problems.ts';
import { attachmentKey, attachmentPrefix } from '#shared/store/keys/records.ts';
import type { Page } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { listOrigins } from '../records/origins.ts';
import { isAllowed } from '../records/read-record.ts';
import { readRecordWithFiles } from './attachment-access.ts';
import { type Attachment, fileKeyOf, fromAttachmentItem } from './attachment-item.ts';
import type { Download, FileStore } from './file-store.ts';
import { findHolder, readAttachment } from './find-attachment.ts';
import { noteFile } from './note-file.ts';

export interface AttachmentPage {
  readonly data: readonly Attachment[];
  readonly page: { readonly next: string | null };
  /** Whether the caller may add files and remove them. */
  readonly mayChange: boolean;
}

/** Newest first. @throws Problem `not_found` | `access.denied` | `query.invalid` */
export async function listAttachments(
  context: Context,
  definition: ObjectDefinition,
  recordId: string,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<AttachmentPage> {
  if (cursor !== undefined && !/^att_[0-9A-Z]{26}$/.test(cursor))
    throw new Problem('query.invalid', { params: { parameter: 'cursor' } });
  const record = await readRecordWithFiles(context, definition, recordId);
  const origins = await listOrigins(context.table, record);
  const pages = await Promise.all(origins.map((origin) => queryFiles(context, origin, limit, cursor)));
  const found = pages.flatMap(({ items }) => items.map(fromAttachmentItem));
  // Ids grow with time.
  const data = found.sort((one, other) => (one.id > other.id ? -1 : 1)).slice(0, limit);
  const hasMore = found.length > limit || pages.some((page) => page.next);
  const next = hasMore ? (data.at(-1)?.id ?? null) : null;
  return { data, page: { next }, mayChange: await isAllowed(context, 'edit', record) };
}

function queryFiles({ table }: Context, recordId: string, limit: number, cursor: string | undefined): Promise<Page> {
  return table.query({
    pk: recordId,
    sk: { beginsWith: attachmentPrefix },
    reverse: true,
    limit,
    consistent: true,
    ...(cursor !== undefined && { startAfter: { ...attachmentKey(recordId, cursor) } }),
  });
}

/** One file, with an address from which it can be loaded; who got one is noted. @throws Problem `not_found` | `access.denied` */
export async function openAttachment(
  context: Context,
  files: FileStore,
  definition: ObjectDefinition,
  recordId: string,
  id: string,
): Promise<Attachment & { readonly download: Download }> {
  const record = await readRecordWithFiles(context, definition, recordId);
  const holder = await findHolder(context, record, id);
  const attachment = await readAttachment(context, 'kept', holder, id);
  const { fileName, contentType } = attachment;
  const [download] = await Promise.all([
    files.createDownload(fileKeyOf('kept', holder, id), fileName, contentType),
    context.table.write(noteFile(context, record, 'download', fileName)),
  ]);
  return { ...attachment, download };
}
