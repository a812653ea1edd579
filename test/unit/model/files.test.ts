import { describe, expect, it } from 'vitest';
import { readAttachmentFacts } from '#shared/model/attachments.ts';
import { cleanFileName, contentTypeOf } from '#shared/model/files.ts';
import { problemOf } from '#test/support/problems.ts';

describe('cleanFileName', () => {
  it.each([
    ['Договор № 7.pdf', 'Договор № 7.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\me\\offer.docx', 'offer.docx'],
    ['re\u0000po\u001frt\r\n.pdf', 'report.pdf'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['a<b>:"|?*.txt', 'a_b______.txt'],
    ['  .hidden .txt. ', 'hidden .txt'],
    ['e\u0301te\u0301.txt', 'été.txt'],
    ['broken\uD800.txt', 'broken.txt'],
    ['folder/', ''],
    ['...', ''],
  ])('makes %j of it %j', (name, expected) => {
    expect(cleanFileName(name)).toBe(expected);
  });
});

describe('contentTypeOf', () => {
  it.each([
    ['a.PDF', 'application/pdf'],
    ['photo.jpeg', 'image/jpeg'],
    ['offer.pdf.exe', undefined],
    ['page.html', undefined],
    ['picture.svg', undefined],
    ['table.xlsm', undefined],
    ['pdf', undefined],
    ['a.constructor', undefined],
  ])('%s is %s', (name, expected) => {
    expect(contentTypeOf(name)).toBe(expected);
  });
});

describe('readAttachmentFacts', () => {
  const facts = { fileName: 'offer.pdf', contentType: 'application/pdf', size: 1000 };
  const faultsOf = async (body: unknown) => {
    const { details } = await problemOf(() => readAttachmentFacts(body));
    return details.errors?.map(({ pointer, code }) => `${pointer} ${code}`);
  };

  it('keeps the name clean and the type plain', () => {
    const said = { fileName: 'x/Notes.TXT', contentType: 'Text/Plain; charset=utf-8', size: 1 };
    expect(readAttachmentFacts(said)).toEqual({ fileName: 'Notes.TXT', contentType: 'text/plain', size: 1 });
  });

  it('takes 25 MB and no more', async () => {
    expect(readAttachmentFacts({ ...facts, size: 25 * 1024 * 1024 }).size).toBe(26_214_400);
    expect(await faultsOf({ ...facts, size: 26_214_401 })).toEqual(['/size file_size']);
  });

  it.each([
    ['a program', { fileName: 'offer.exe' }, '/fileName file_type'],
    ['a page of the web', { fileName: 'offer.html', contentType: 'text/html' }, '/fileName file_type'],
    ['a type that is not the one of the name', { contentType: 'text/html' }, '/contentType file_type'],
    ['nothing', { size: 0 }, '/size format'],
    ['half a byte', { size: 1.5 }, '/size type'],
    ['a size in words', { size: '1000' }, '/size type'],
    ['no name', { fileName: undefined }, '/fileName required'],
    ['a name of nothing', { fileName: '\u202E' }, '/fileName file_type'],
    ['a long name', { fileName: `${'x'.repeat(252)}.pdf` }, '/fileName too_long'],
    ['something else', { url: 'http://example.com' }, '/url unknown_field'],
  ])('refuses %s', async (_name, change, fault) => {
    expect(await faultsOf({ ...facts, ...change })).toEqual([fault]);
  });
});
