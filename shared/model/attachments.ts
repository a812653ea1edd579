import * as z from 'zod/mini';
import { attachmentLimits, cleanFileName, contentTypeOf, mostAttachmentBytes } from './files.ts';
import { type FieldProblem, type FieldProblemCode, Problem } from './problems.ts';
import { checkBody } from './validation.ts';

const code = (error: FieldProblemCode) => ({ error });
const text = (max: number) =>
  z.string(code('type')).check(z.minLength(1, code('required')), z.maxLength(max, code('too_long')));

/** What somebody says of a file before it is sent. */
export const attachmentSchema = z.strictObject(
  {
    fileName: text(attachmentLimits.nameLength),
    contentType: text(200),
    /** Bytes */
    size: z.int(code('type')).check(z.gte(1, code('format'))),
  },
  code('type'),
);

export type AttachmentFacts = z.infer<typeof attachmentSchema>;

/** @returns with the name as it is kept. @throws Problem `validation.failed` */
export function readAttachmentFacts(body: unknown): AttachmentFacts {
  const { fileName, contentType, size } = checkBody(attachmentSchema, body);
  const name = cleanFileName(fileName);
  const type = contentTypeOf(name);
  const errors: FieldProblem[] = [];
  if (type === undefined) errors.push({ pointer: '/fileName', code: 'file_type' });
  else if (type !== contentType.replace(/;.*$/s, '').trim().toLowerCase())
    errors.push({ pointer: '/contentType', code: 'file_type' });
  if (size > mostAttachmentBytes)
    errors.push({ pointer: '/size', code: 'file_size', params: { most: attachmentLimits.megabytes } });
  if (errors.length > 0 || type === undefined) throw new Problem('validation.failed', { errors });
  return { fileName: name, contentType: type, size };
}
