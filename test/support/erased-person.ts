import { refreshAll } from '#shared/domain/duplicates/refresh-pairs.ts';
import { announceAttachment, completeAttachment } from '#shared/domain/files/add-attachment.ts';
import { removeAttachment } from '#shared/domain/files/remove-attachment.ts';
import { erasePerson } from '#shared/domain/privacy/erase-person.ts';
import { deleteRecord } from '#shared/domain/records/delete-record.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { auditPartition } from '#shared/store/keys/history.ts';
import { pairMarkPrefix } from '#shared/store/keys/matching.ts';
import type { Key } from '#shared/store/table.ts';
import { createMemoryFiles, type MemoryFiles } from './memory-files.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

const { contacts, activities } = definitions;

/** Words and numbers that are nobody else's; once the person is erased they stand nowhere. */
export const secrets = ['kuzmoverov', 'zinaidka', 'pelageevna', '4957770001', 'zina@kuzmo', '1987-03-04', 'jasmin'];

export interface Traces {
  readonly workspace: Workspace;
  readonly files: MemoryFiles;
  readonly personId: string;
  /** Somebody else of the same name and phone, who stays. */
  readonly twinId: string;
  readonly companyId: string;
  readonly dealId: string;
  /** About the person: one of today, one with a long text, one in the bin. */
  readonly activityIds: readonly [string, string, string];
}

/** A person who has left traces wherever people do. */
export async function leaveTraces(): Promise<Traces> {
  const workspace = createWorkspace();
  const context = workspace.contextOf('manager');
  const { id: companyId } = await workspace.create('manager', 'companies', { name: 'North' });
  const contact = await workspace.create('manager', 'contacts', {
    lastName: 'Kuzmoverov',
    firstName: 'Zinaidka',
    middleName: 'Pelageevna',
    companyId,
    position: 'Head of jasmin',
    phones: [{ value: '+7 495 777-00-01' }],
    emails: [{ value: 'zina@kuzmo.example' }],
    birthday: '1987-03-04',
    description: 'jasmin '.repeat(300),
  });
  const twin = { lastName: 'Kuzmoverov', firstName: 'Zinaidka', phones: [{ value: '+7 495 777-00-01' }], companyId };
  const { id: twinId } = await workspace.create('manager', 'contacts', twin);
  const patch = (version: number, body: object) =>
    updateRecord(context, contacts, contact.id, { version, body }, { key: `patch ${version}`, requestHash: 'hash' });
  workspace.tick();
  await patch(1, { position: 'Jasmin officer', emails: [] });
  await patch(2, { emails: [{ value: 'zina@kuzmo.example' }] });

  const files = createMemoryFiles();
  const attach = async (definition: ObjectDefinition, id: string) => {
    const facts = { fileName: 'Zinaidka.csv', contentType: 'text/csv', size: 3 };
    const { id: fileId, upload } = await announceAttachment(context, files, definition, id, facts);
    files.send(upload);
    await completeAttachment(context, files, definition, id, fileId);
    return fileId;
  };
  await attach(contacts, contact.id);
  await removeAttachment(context, files, contacts, contact.id, await attach(contacts, contact.id));

  const talk = (fields: object) =>
    workspace.create('manager', 'activities', { type: 'call', at: '2026-11-19T10:00:00Z', companyId, ...fields });
  const about = { contactId: contact.id };
  const short = await talk({ ...about, subject: 'Zinaidka called', text: 'likes jasmin' });
  const long = await talk({ ...about, text: 'Zinaidka '.repeat(300) });
  await attach(activities, long.id);
  const binned = await talk({ ...about, subject: 'Kuzmoverova again', companyId: null });
  await updateRecord(context, activities, short.id, { version: 1, body: { subject: 'Zinaidka wrote' } });
  await deleteRecord(workspace.contextOf('admin'), activities, binned.id);
  await talk({ subject: 'Somebody else' });
  const deal = await workspace.create('manager', 'deals', { title: 'Wind', companyId, contactId: contact.id });
  await follow(workspace);
  return {
    workspace,
    files,
    personId: contact.id,
    twinId,
    companyId,
    dealId: deal.id,
    activityIds: [short.id, long.id, binned.id],
  };
}

/** What the consumer of the stream does in its own time. */
export async function follow({ table }: Workspace): Promise<void> {
  const changes = table.takeStream().filter(({ keys }) => keys.sk === 'REC');
  await refreshAll(
    table,
    changes.map(({ keys, after, before }) => ({ id: keys.pk, type: String((after ?? before)?.type) })),
  );
}

/** Where one of the secrets can still be read, what is the twin's own left out: key and secret. */
export function findSecrets({ workspace, files, twinId }: Traces): readonly string[] {
  const isOfTwin = ({ pk, sk }: Key) =>
    (pk === twinId && !sk.startsWith(pairMarkPrefix)) ||
    pk === auditPartition(twinId) ||
    (/^[KT]#/.test(pk) && sk.endsWith(twinId));
  const items = workspace.table.snapshot().filter((item) => !isOfTwin(item));
  const kept = [...files.files.keys()].filter((key) => !key.startsWith('uploads/'));
  const inTable = items.flatMap((item) => {
    const text = JSON.stringify(item).toLowerCase();
    const digits = text.replace(/[-+() ]/g, '');
    const found = secrets.filter((secret) => text.includes(secret) || digits.includes(secret));
    return found.map((secret) => `${item.pk} ${item.sk}: ${secret}`);
  });
  return [...inTable, ...kept.map((key) => `FILE_${key}`)];
}

/** @param files none: of a person without any */
export function erase(
  { workspace, files = createMemoryFiles() }: Pick<Traces, 'workspace'> & Partial<Pick<Traces, 'files'>>,
  id: string,
  body: object = { reason: 'Asked by letter' },
) {
  const context = workspace.contextOf('admin');
  return erasePerson(context, files, context.directory.definitions.contacts, id, body, 'en');
}
