import { describe, expect, it } from 'vitest';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { deleteRecord, restoreRecord } from '#shared/domain/records/delete-record.ts';
import { loadVersion } from '#shared/domain/records/record-at-version.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { erase } from '#test/support/erased-person.ts';
import { createWorkspace } from '#test/support/workspace.ts';

const { contacts } = definitions;
const attempt = { key: 'one', requestHash: 'hash' };

async function openWorkspace() {
  const workspace = createWorkspace();
  const context = workspace.contextOf('manager');
  const body = { lastName: 'Martin', description: 'long '.repeat(300), birthday: '1990-01-02' };
  const create = () => createRecord(context, contacts, body, attempt);
  const first = await create();
  const patch = (version: number, changed: object) => {
    workspace.tick();
    return updateRecord(workspace.contextOf('admin'), contacts, first.id, { version, body: changed });
  };
  return { workspace, create, first, patch };
}

describe('a repeated creation', () => {
  it('is answered as the first one, whatever became of the record', async () => {
    const { workspace, create, first, patch } = await openWorkspace();
    await patch(1, { lastName: 'Durand', description: null, position: 'Buyer' });
    await patch(2, { position: null, description: 'short', ownerId: 'seller3' });
    await deleteRecord(workspace.contextOf('admin'), contacts, first.id);
    expect(await create()).toEqual(first);
    await restoreRecord(workspace.contextOf('admin'), contacts, first.id);
    expect(await create()).toEqual(first);
  });

  it('is answered without what was erased since', async () => {
    const { workspace, create, first } = await openWorkspace();
    await erase({ workspace }, first.id);
    const { lastName: _, description: _text, birthday: _day, consent: _consent, ...left } = first;
    expect(await create()).toEqual(left);
  });

  it('leaves no copy of the record behind', async () => {
    const { workspace } = await openWorkspace();
    const kept = workspace.table.snapshot().filter(({ type }) => type === 'idempotency');
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain('Martin');
  });
});

describe('loadVersion', () => {
  it('answers with the present record where the history has a gap', async () => {
    const { workspace, first, patch } = await openWorkspace();
    await patch(1, { position: 'Buyer' });
    await patch(2, { position: 'Owner' });
    await workspace.table.write({ delete: { pk: `H#${first.id}`, sk: '0000000002' } });
    expect(await loadVersion(workspace.contextOf('admin'), first.id, 1)).toMatchObject({ version: 3 });
    expect(await loadVersion(workspace.contextOf('admin'), `con_${'0'.repeat(26)}`, 1)).toBeUndefined();
  });
});
