import { beforeEach, describe, expect, it } from 'vitest';
import { updateFeed } from '#shared/domain/feeds/change-feeds.ts';
import { listFeedRuns } from '#shared/domain/feeds/read-feeds.ts';
import { loadDirectory } from '#shared/domain/organisation/directory.ts';
import { userKey } from '#shared/store/keys/organisation.ts';
import { type FeedOffice, openFeedOffice } from '#test/support/feeds.ts';
import { codeOf } from '#test/support/problems.ts';

let office: FeedOffice;
beforeEach(async () => {
  office = await openFeedOffice();
});

describe('a run of a feed', () => {
  it('plans and carries out itself, and matches by the ids of the other system', async () => {
    const feed = await office.open('admin');
    expect(feed).toMatchObject({ state: 'waiting', lastRun: null, owner: { id: 'admin' }, version: 1 });
    const first = await office.hand('admin', feed, 'Code,Firm,Branch,More\n1,Wind AG,wind,x\n2,Sea AG,sea,y\n');
    expect(await office.show('admin', feed.id)).toMatchObject({
      state: 'ok',
      lastRun: { importId: first, status: 'committed', counts: { created: 2, updated: 0, skipped: 0, refused: 0 } },
      lastSuccessAt: '2026-11-20T10:00:00.000Z',
    });
    office.workspace.tick();
    const second = await office.hand('admin', feed, 'Code,Firm,Branch\n1,Wind AG,sun\n3,Sun AG,\n');
    expect(office.firms()).toEqual(['Sea AG', 'Sun AG', 'Wind AG']);
    const runs = await listFeedRuns(await office.contextOf('admin'), feed.id, { limit: 1 }, 'en');
    expect(runs.data).toMatchObject([{ id: second, feedId: feed.id, halted: null, plan: { match: ['externalId'] } }]);
    const next = { limit: 1, cursor: runs.page.next ?? '' };
    expect((await listFeedRuns(await office.contextOf('admin'), feed.id, next, 'en')).data).toMatchObject([
      { id: first },
    ]);
  });

  it('begins when its file is there, and not before', async () => {
    const feed = await office.open('admin');
    const { importId, upload } = await office.request('admin', feed, { fileName: 'clients.csv' });
    await office.run(importId);
    expect(await office.show('admin', feed.id)).toMatchObject({ state: 'waiting', lastRun: null });
    expect(await codeOf(office.request('admin', feed, { importId }))).toBe('import.no_file');
    if (!upload) throw new Error('nothing was announced');
    office.files.send(upload, new TextEncoder().encode('Code,Firm,Branch\n1,Wind AG,\n'));
    await office.request('admin', feed, { importId });
    expect((await office.show('admin', feed.id)).state).toBe('running');
    expect(await codeOf(office.request('admin', feed, { content: 'x' }))).toBe('feed.busy');
    // The event comes twice, and once more when all is done.
    await Promise.all([office.run(importId), office.run(importId)]);
    await office.run(importId);
    expect(office.firms()).toEqual(['Wind AG']);
    expect(await office.request('admin', feed, { importId })).toEqual({ importId });
    expect((await office.entry(importId)).commit?.counts).toEqual({ created: 1, updated: 0, refused: 0 });
  });

  it('is taken back as any import', async () => {
    const feed = await office.open('admin');
    const id = await office.hand('admin', feed, 'Code,Firm,Branch\n1,Wind AG,\n');
    expect(await office.undo('admin', id)).toMatchObject({ reversed: 1, kept: [] });
    expect(await office.show('admin', feed.id)).toMatchObject({ state: 'ok', lastRun: { status: 'undone' } });
  });

  it('waits for a person above the limit of refused rows, who commits it', async () => {
    const feed = await office.open('admin', { holdAbove: { refusedPercent: 50 } });
    await office.hand('admin', feed, 'Code,Firm,Branch\n1,,\n2,Sea AG,\n');
    expect((await office.show('admin', feed.id)).state).toBe('ok');
    const id = await office.hand('admin', feed, 'Code,Firm,Branch\n3,,\n4,,\n5,Sun AG,\n');
    expect(await office.show('admin', feed.id)).toMatchObject({
      state: 'held',
      reasons: [{ code: 'too_many_refused', message: '2 of 3 rows would be refused.' }],
      lastRun: { counts: { created: 1, refused: 2 } },
    });
    await office.run(id);
    expect(office.firms()).toEqual(['Sea AG']);
    expect(await codeOf(office.plan('admin', id))).toBe('import.state');
    const { status } = await office.commit('admin', id);
    expect([status, (await office.show('admin', feed.id)).state]).toEqual(['committed', 'ok']);
  });

  it('carries what is missing under the waiver of its owner, and waits without one', async () => {
    const contacts = { object: 'contacts', settings: { mapping: { Name: 'firstName' }, match: 'none' } };
    const feed = await office.open('admin', contacts);
    const id = await office.hand('admin', feed, 'Name\nAnna\n');
    expect(await office.show('admin', feed.id)).toMatchObject({ state: 'held', reasons: [{ code: 'waiver_needed' }] });
    const waiver = { reason: 'The ERP has no family names', until: '2027-02-01' };
    const change = { body: { waiver }, version: 1 };
    await updateFeed(await office.contextOf('admin'), feed.id, change, 'en');
    await office.request('admin', feed, { importId: id });
    await office.run(id);
    expect(await office.entry(id)).toMatchObject({ status: 'committed', waiver: { ...waiver, signedBy: 'admin' } });
  });

  it('says why it has come to nothing, and runs again when that is mended', async () => {
    const feed = await office.open('admin');
    const id = await office.hand('admin', feed, 'Code;Company\n1;Wind AG\n');
    expect(await office.show('admin', feed.id)).toMatchObject({
      state: 'failed',
      reasons: [
        { code: 'no_column', column: 'Firm' },
        { code: 'no_column', column: 'Branch', message: 'The file has no such column.' },
      ],
    });
    const settings = { mapping: { Code: 'externalId', Company: 'name' } };
    await updateFeed(await office.contextOf('admin'), feed.id, { body: { settings }, version: 1 }, 'en');
    await office.request('admin', feed, { importId: id });
    await office.run(id);
    expect((await office.show('admin', feed.id)).state).toBe('ok');
    expect(office.firms()).toEqual(['Wind AG']);
  });

  it('runs nothing for an owner whose access has ended, until somebody takes the feed over', async () => {
    const feed = await office.open('marketer');
    const { importId } = await office.request('marketer', feed, { content: 'Code,Firm,Branch\n1,Wind AG,\n' });
    const { users } = await loadDirectory(office.workspace.table);
    const { id: _id, version: _version, ...data } = users.get('marketer') ?? { id: '', version: 0 };
    const set = { data: { id: 'marketer', ...data, status: 'disabled' } };
    await office.workspace.table.write({ update: userKey('marketer'), set });
    await office.run(importId);
    expect(office.firms()).toEqual([]);
    expect((await office.entry(importId)).halted).toEqual({ kind: 'failed', reasons: [{ code: 'no_owner' }] });
    expect(await office.show('admin', feed.id)).toMatchObject({ state: 'failed', reasons: [{ code: 'no_owner' }] });
    expect(await codeOf(office.request('admin', feed, { content: 'x' }))).toBe('feed.no_owner');
    const change = { body: { ownerId: 'admin' }, version: 1 };
    const taken = await updateFeed(await office.contextOf('admin'), feed.id, change, 'en');
    expect(taken.owner.id).toBe('admin');
    await office.hand('admin', taken, 'Code,Firm,Branch\n1,Wind AG,\n');
    expect(office.firms()).toEqual(['Wind AG']);
  });
});
