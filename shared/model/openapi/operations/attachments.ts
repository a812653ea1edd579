import { attachmentSchema } from '../../attachments.ts';
import { attachmentLimits, filePlaceDays } from '../../files.ts';
import { noContent, type OperationsOf, ok, paging } from '../operation.ts';
import { flag, input, list, mapOf, moment, named, nothingOr, object, said, text, whole } from '../schema.ts';

const facts = {
  id: text,
  fileName: text,
  contentType: text,
  size: said(whole, 'Bytes.'),
  createdAt: moment,
  createdBy: said(text, 'User id.'),
};
const attachment = named('Attachment', object(facts));

const listed = object({
  data: list(attachment),
  page: object({ next: nothingOr(text) }),
  mayChange: said(flag, 'Whether the caller may add files and remove them.'),
});

const upload = named(
  'Upload',
  object({
    url: said(text, 'Takes the file within a quarter of an hour; it is not an address of this API and takes no token.'),
    method: { const: 'PUT' },
    headers: said(mapOf(text), 'To be sent exactly so. Another type or length than announced is refused.'),
  }),
);
const announced = named('AnnouncedAttachment', object({ ...facts, upload }));

const download = object({ url: said(text, 'Takes no token.'), expiresAt: moment });
const opened = named('OpenedAttachment', object({ ...facts, download }));

export const attachments: OperationsOf<'attachments'> = {
  listAttachments: () => ({
    summary: 'List the files of a record',
    description: 'Newest first. Files are for those who read the record by a right of their own or may change it.',
    query: paging,
    answers: ok(listed),
    problems: ['access.denied'],
  }),
  announceAttachment: () => ({
    summary: 'Begin to add a file to a record',
    description: `The file itself is then sent to \`upload\`, and \`complete\` makes it visible. At most ${attachmentLimits.megabytes} MB; documents, tables, presentations, PDF, pictures, text, ZIP and mails, by the ending of the name, which \`contentType\` must fit.`,
    body: input(attachmentSchema),
    answers: { 201: { description: 'Created.', schema: announced, headers: ['Location'] } },
    problems: ['access.denied', 'record.merged'],
  }),
  completeAttachment: () => ({
    summary: 'Say that a file has been sent',
    description: 'From then on it is one of the record’s. Said again, it answers the same.',
    answers: ok(attachment),
    problems: ['access.denied', 'file.not_arrived', 'record.merged', 'write.conflict'],
  }),
  getAttachment: () => ({
    summary: 'Get an address from which a file can be loaded',
    description: 'The history of the record keeps who asked for it.',
    answers: ok(opened),
    problems: ['access.denied'],
  }),
  deleteAttachment: () => ({
    summary: 'Put a file of a record into the bin',
    description: `It can be restored for ${filePlaceDays.removed} days.`,
    answers: noContent,
    problems: ['access.denied', 'record.merged', 'write.conflict'],
  }),
  restoreAttachment: () => ({
    summary: 'Bring a file back from the bin',
    answers: ok(attachment),
    problems: ['access.denied', 'record.merged', 'write.conflict'],
  }),
};
