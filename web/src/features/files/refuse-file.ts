import { attachmentLimits, contentTypeOf, mostAttachmentBytes } from '#shared/model/files.ts';
import type { TextSource } from '../../i18n/use-text.ts';

/** Why a file will not be taken, before anything of it is sent; null: nothing speaks against it. */
export function refuseFile({ name, size }: Pick<File, 'name' | 'size'>, text: TextSource['text']): string | null {
  if (contentTypeOf(name) === undefined) return text('fieldProblem.file_type');
  if (size > mostAttachmentBytes) return text('fieldProblem.file_size', { most: attachmentLimits.megabytes });
  return size === 0 ? text('files.isEmpty') : null;
}
