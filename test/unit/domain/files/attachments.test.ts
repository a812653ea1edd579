import { describe, expect, it } from 'vitest';
import { announceAttachment, completeAttachment } from '#shared/domain/files/add-attachment.ts';
import { listAttachments, openAttachment } from '#shared/domain/files/list-attachments.ts';
import { removeAttachment, restoreAttachment } from '#shared/domain/files/remove-attachment.ts';
import { removeFilesOf } from '#shared/domain/files/remove-files-of.ts';
import { listEventsSince } from '#shared/domain/records/audit.ts';
import { deleteRecord } from '#shared/domain/records/delete-record.ts';
import { listHistory } from '#shared/domain/records/list-history.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { createMemoryFiles } from '#test/support/memory-files.ts';
import { codeOf } from '#test/support/problems.ts';
import { createWorkspace } from '#test/support/workspace.ts';

const offer = { fileName: 'Offer.pdf', contentType: 'application/pdf', size: 3 };
const day = 24 * 3600 * 1000;

/** A client of seller1's with a contact and a deal, and hands that do things with files of any record. */
async function openWorkspace() {
  const workspace = createWorkspace();
  const files = createMemoryFiles();
  const company = await workspace.create('seller1', 'companies', {
    name: 'North',
    coManagers: [{ userId: 'seller2' }],
  });
  const contact = await workspace.create('seller1', 'contacts', { lastName: 'Petrova', companyId: company.id });
  const deal = await workspace.create('seller1', 'deals', { title: 'Deal', companyId: company.id });

  const as = (userId: string, object: ObjectName, recordId: string) => {
    const context = workspace.contextOf(userId);
    const definition = definitions[object];
    const announce = (body: unknown = offer) => announceAttachment(context, files, definition, recordId, body);
    const complete = (id: string) => completeAttachment(context, files, definition, recordId, id);
    return {
      announce,
      complete,
      add: async (body: typeof offer = offer) => {
        const { id, upload } = await announce(body);
        files.send(upload);
        return complete(id);
      },
      list: async (limit = 50, cursor?: string) => listAttachments(context, definition, recordId, { limit, cursor }),
      names: async () =>
        (await listAttachments(context, definition, recordId, { limit: 50 })).data.map(({ fileName }) => fileName),
      open: (id: string) => openAttachment(context, files, definition, recordId, id),
      remove: (id: string) => removeAttachment(context, files, definition, recordId, id),
      restore: (id: string) => restoreAttachment(context, files, definition, recordId, id),
      history: async () => (await listHistory(context, definition, recordId, { limit: 50 })).data,
    };
  };
  return { workspace, files, company, contact, deal, as };
}

describe('a file of a record', () => {
  it('is seen when it has arrived, and lies where its upload cannot reach it', async () => {
    const { as, company, files } = await openWorkspace();
    const seller = as('seller1', 'companies', company.id);
    const { id, upload } = await seller.announce({ ...offer, fileName: 'C:\\x\\Offer.pdf' });
    expect(await seller.names()).toEqual([]);
    expect(await codeOf(seller.open(id))).toBe('not_found');
    expect(await codeOf(seller.complete(id))).toBe('file.not_arrived');
    files.send(upload);
    const added = await seller.complete(id);
    expect(added).toMatchObject({ ...offer, id, createdBy: 'seller1' });
    expect(await seller.complete(id)).toEqual(added);
    expect((await seller.list()).data).toEqual([added]);

    files.send(upload, new Uint8Array([6, 6, 6]));
    expect(files.files.get(`attachments/${company.id}/${id}`)?.bytes).toEqual(new Uint8Array(3));
    const { download } = await seller.open(id);
    expect(download.url).toContain(`attachments/${company.id}/${id}?as=Offer.pdf`);
  });

  it('is not taken when something else lies where it was to arrive', async () => {
    const { as, company, files } = await openWorkspace();
    const seller = as('seller1', 'companies', company.id);
    const { id } = await seller.announce();
    await files.write(`uploads/${company.id}/${id}`, new Uint8Array(4), 'application/pdf');
    expect(await codeOf(seller.complete(id))).toBe('file.not_arrived');
    await files.write(`uploads/${company.id}/${id}`, new Uint8Array(3), 'text/html');
    expect(await codeOf(seller.complete(id))).toBe('file.not_arrived');
  });

  it('is forgotten when it never comes', async () => {
    const { as, company, workspace, files } = await openWorkspace();
    const seller = as('seller1', 'companies', company.id);
    const { id, upload } = await seller.announce();
    files.send(upload);
    workspace.tick(day + 1000);
    expect(await codeOf(seller.complete(id))).toBe('not_found');
  });

  it('is one of a list, newest first, in pages', async () => {
    const { as, company } = await openWorkspace();
    const seller = as('seller1', 'companies', company.id);
    for (const fileName of ['1.pdf', '2.pdf', '3.pdf']) await seller.add({ ...offer, fileName });
    const first = await seller.list(2);
    expect(first.data.map(({ fileName }) => fileName)).toEqual(['3.pdf', '2.pdf']);
    const rest = await seller.list(2, first.page.next ?? '');
    expect(rest.data.map(({ fileName }) => fileName)).toEqual(['1.pdf']);
    expect(rest.page.next).toBeNull();
    expect(await codeOf(seller.list(2, 'F#'))).toBe('query.invalid');
  });

  it('goes into the bin, comes back, and goes for good after 30 days', async () => {
    const { as, company, workspace, files } = await openWorkspace();
    const seller = as('seller1', 'companies', company.id);
    const { id } = await seller.add();
    await seller.remove(id);
    expect([await seller.names(), await codeOf(seller.open(id)), await codeOf(seller.remove(id))]).toEqual([
      [],
      'not_found',
      'not_found',
    ]);
    expect(files.files.has(`attachments/${company.id}/${id}`)).toBe(false);
    await seller.restore(id);
    await seller.restore(id);
    expect(await seller.names()).toEqual(['Offer.pdf']);
    await seller.remove(id);
    workspace.tick(30 * day + 1000);
    expect(await codeOf(seller.restore(id))).toBe('not_found');
  });

  it('is nobody’s while its record is in the bin', async () => {
    const { as, contact, workspace } = await openWorkspace();
    const seller = as('seller1', 'contacts', contact.id);
    const { id } = await seller.add();
    await deleteRecord(workspace.contextOf('manager'), definitions.contacts, contact.id);
    expect([await codeOf(seller.list()), await codeOf(seller.open(id)), await codeOf(seller.announce())]).toEqual([
      'not_found',
      'not_found',
      'not_found',
    ]);
  });

  it('leaves nothing when the files of the record are removed for good', async () => {
    const { as, contact, deal, workspace, files } = await openWorkspace();
    const seller = as('seller1', 'contacts', contact.id);
    for (let at = 0; at < 4; at += 1) await seller.add();
    await seller.remove((await seller.add()).id);
    files.send((await seller.announce()).upload);
    const other = await as('seller1', 'deals', deal.id).add();
    // Each upload stays where it was sent as well, until it goes by itself.
    expect(await removeFilesOf(workspace.table, files, contact.id)).toBe(6 + 4 + 1);
    expect(await removeFilesOf(workspace.table, files, contact.id)).toBe(0);
    expect([...files.files.keys()].filter((key) => key.includes(contact.id))).toEqual([]);
    const left = workspace.table.snapshot().filter(({ type }) => type === 'attachment' || type === 'upload');
    expect(left.map(({ id }) => id)).toEqual([other.id]);
  });
});

describe('who sees files', () => {
  it('reads the record by a right of their own, or works on it', async () => {
    const { as, company, contact, deal } = await openWorkspace();
    await as('seller1', 'companies', company.id).add();
    await as('seller1', 'contacts', contact.id).add();
    await as('seller1', 'deals', deal.id).add();
    for (const userId of ['manager', 'reader', 'service', 'seller2'])
      expect(await as(userId, 'companies', company.id).names(), userId).toEqual(['Offer.pdf']);
    // Of the deals of a client, those who only read clients see the outline.
    expect(await codeOf(as('service', 'deals', deal.id).list())).toBe('access.denied');
    // Whoever manages the client as well works on its deals.
    expect(await as('seller2', 'deals', deal.id).names()).toEqual(['Offer.pdf']);
    expect(await as('seller2', 'contacts', contact.id).names()).toEqual(['Offer.pdf']);
    expect(await codeOf(as('seller3', 'companies', company.id).list())).toBe('not_found');
  });

  it('does not change them without the right to edit the record', async () => {
    const { as, company } = await openWorkspace();
    const { id } = await as('seller1', 'companies', company.id).add();
    const reader = as('reader', 'companies', company.id);
    expect((await reader.list()).mayChange).toBe(false);
    expect((await as('seller1', 'companies', company.id).list()).mayChange).toBe(true);
    expect([
      await codeOf(reader.announce()),
      await codeOf(reader.remove(id)),
      await codeOf(reader.restore(id)),
    ]).toEqual(['access.denied', 'access.denied', 'access.denied']);
    const stranger = as('seller3', 'companies', company.id);
    expect([await codeOf(stranger.announce()), await codeOf(stranger.open(id))]).toEqual(['not_found', 'not_found']);
  });

  it('finds them below their own record only', async () => {
    const { as, company, contact } = await openWorkspace();
    const { id } = await as('seller1', 'companies', company.id).add();
    const other = as('seller1', 'contacts', contact.id);
    for (const wrong of [id, 'att_x', `${id}#`, ''])
      expect([await codeOf(other.open(wrong)), await codeOf(other.remove(wrong))]).toEqual(['not_found', 'not_found']);
  });
});

describe('the history of a record', () => {
  it('tells who added, loaded and removed a file, without counting as a change', async () => {
    const { as, company, workspace } = await openWorkspace();
    const seller = as('seller1', 'companies', company.id);
    const { id } = await seller.add();
    await as('reader', 'companies', company.id).open(id);
    await seller.remove(id);
    await seller.restore(id);
    const body = { description: 'Changed since' };
    await updateRecord(workspace.contextOf('seller1'), definitions.companies, company.id, { body, version: 1 });
    const events = await seller.history();
    const told = events.map(({ action, version, actor, changes }) => [action, version, actor.id, changes[0]]);
    expect(told).toEqual([
      ['update', 2, 'seller1', { field: 'description', old: null, new: 'Changed since' }],
      ['reattach', 1, 'seller1', { field: 'attachments', old: null, new: 'Offer.pdf' }],
      ['detach', 1, 'seller1', { field: 'attachments', old: 'Offer.pdf', new: null }],
      ['download', 1, 'reader', { field: 'attachments', old: 'Offer.pdf', new: 'Offer.pdf' }],
      ['attach', 1, 'seller1', { field: 'attachments', old: null, new: 'Offer.pdf' }],
      ['create', 1, 'seller1', expect.anything()],
    ]);
    const since = await listEventsSince(workspace.contextOf('seller1'), company.id, 1);
    expect(since.map(({ action }) => action)).toEqual(['update']);
  });

  it('names no file to those who do not see it', async () => {
    const { as, deal } = await openWorkspace();
    await as('seller1', 'deals', deal.id).add();
    const [event] = await as('service', 'deals', deal.id).history();
    expect(event).toMatchObject({ action: 'attach', changes: [] });
  });
});
