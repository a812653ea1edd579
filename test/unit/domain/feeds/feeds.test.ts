import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createFeed, deleteFeed, updateFeed } from '#shared/domain/feeds/change-feeds.ts';
import { readFeeds } from '#shared/domain/feeds/feed-item.ts';
import { standingOf } from '#shared/domain/feeds/feed-state.ts';
import { listFeeds } from '#shared/domain/feeds/read-feeds.ts';
import { loadDirectory } from '#shared/domain/organisation/directory.ts';
import { mostFeeds } from '#shared/model/feeds.ts';
import { erpFeed, type FeedOffice, openFeedOffice } from '#test/support/feeds.ts';
import { codeOf, errorsOf } from '#test/support/problems.ts';

let office: FeedOffice;
beforeEach(async () => {
  office = await openFeedOffice();
});

async function masteries() {
  return (await loadDirectory(office.workspace.table)).masteries;
}

describe('a feed', () => {
  it('is checked as the plan of an import is', async () => {
    const save = async (about: object, person = 'marketer') =>
      errorsOf(createFeed(await office.contextOf(person), { ...erpFeed, ...about }, 'en'));
    const settings = { mapping: { Code: 'nonsense', Firm: 'name', Other: 'name' } };
    expect(await save({ settings })).toEqual(['/settings/mapping/Code option', '/settings/mapping/Other too_many']);
    expect(await save({ settings: { mapping: {} } })).toEqual(['/settings/mapping required']);
    expect(await save({ settings: { mapping: { Firm: 'name' }, match: ['externalId'] } })).toEqual([
      '/settings/match option',
    ]);
    expect(await save({ settings: { mapping: { Firm: 'name' }, defaults: { status: 'x' } } })).toEqual([
      '/settings/defaults/status option',
    ]);
    expect(await save({ settings: { mapping: { Limit: 'creditLimit' } } })).toEqual(['/settings/mapping/Limit option']);
    expect(await save({ masters: 'mapped', settings: { mapping: { Firm: 'name' } } })).toEqual([
      '/masters contradiction',
    ]);
    expect(await save({ waiver: { reason: 'Because', until: '2026-11-20' } })).toEqual(['/waiver/until format']);
    expect(await save({ system: 'The ERP', source: { kind: 'post' }, dueWithinHours: 0 })).toEqual([
      '/system format',
      '/source/kind option',
      '/dueWithinHours format',
    ]);
    expect(await save({ source: { kind: 'inbox', folder: '../x' } })).toEqual(['/source/folder format']);
    await office.open('admin', { source: { kind: 'inbox', folder: 'erp' } });
    expect(await save({ source: { kind: 'inbox', folder: 'erp' } })).toEqual(['/source/folder contradiction']);
    expect(await codeOf(office.open('seller'))).toBe('access.denied');
  });

  it('is seen as far as the right to import reaches, and changed by who answers for it or sets up the workspace', async () => {
    const mine = await office.open('marketer');
    const theirs = await office.open('admin', { name: 'Another' });
    const listOf = async (person: string) =>
      (await listFeeds(await office.contextOf(person), 'en')).map(({ id, editable, runnable }) => [
        id,
        editable,
        runnable,
      ]);
    expect(await listOf('admin')).toEqual([
      [theirs.id, true, true],
      [mine.id, true, true],
    ]);
    expect(await listOf('marketer')).toEqual([[mine.id, true, true]]);
    expect(await listOf('manager')).toEqual([
      [theirs.id, false, false],
      [mine.id, false, false],
    ]);
    expect(await codeOf(office.show('marketer', theirs.id))).toBe('not_found');
    expect(await codeOf(office.request('manager', mine, { content: 'x' }))).toBe('access.denied');
    expect(await codeOf(deleteFeed(await office.contextOf('manager'), mine.id))).toBe('access.denied');
    const change = (body: object, version: number, person = 'admin') =>
      office.contextOf(person).then((context) => updateFeed(context, mine.id, { body, version }, 'en'));
    expect((await change({ name: 'Renamed', isPaused: true }, 1)).owner.id).toBe('marketer');
    expect(await codeOf(change({ name: 'x' }, 1))).toBe('precondition.failed');
    expect(await codeOf(change({ ownerId: 'marketer' }, 2))).toBe('validation.failed');
    expect((await change({ holdAbove: { refusedPercent: 0 } }, 2)).owner.id).toBe('admin');
    expect(await codeOf(office.request('admin', mine, { content: 'x' }))).toBe('feed.paused');
    await deleteFeed(await office.contextOf('admin'), mine.id);
    expect(await codeOf(office.show('admin', mine.id))).toBe('not_found');
  });

  it('says what of its records belongs to the other system, and since when', async () => {
    const feed = await office.open('admin', { masters: 'mapped' });
    const mastery = { feedId: feed.id, system: 'erp', object: 'companies', ownerId: 'admin' };
    const fields = ['name', 'industry', 'externalId'];
    expect(await masteries()).toEqual([{ ...mastery, fields: expect.arrayContaining(fields) }]);
    await office.hand('admin', feed, 'Code,Firm,Branch\n1,Wind AG,\n');
    expect(await masteries()).toMatchObject([{ ...mastery, at: '2026-11-20T10:00:00.000Z' }]);
    const context = await office.contextOf('admin');
    await updateFeed(context, feed.id, { body: { masters: 'record' }, version: 1 }, 'en');
    expect(await masteries()).toMatchObject([{ fields: 'record', at: '2026-11-20T10:00:00.000Z' }]);
    await deleteFeed(context, feed.id);
    expect(await masteries()).toEqual([]);
  });

  it('closes fields to everybody only for who sets up the workspace', async () => {
    for (const masters of ['mapped', 'record']) {
      expect(await codeOf(office.open('marketer', { masters }))).toBe('access.denied');
    }
    const { id } = await office.open('marketer');
    const context = await office.contextOf('marketer');
    expect(await codeOf(updateFeed(context, id, { body: { masters: 'record' }, version: 1 }, 'en'))).toBe(
      'access.denied',
    );
    expect(await masteries()).toEqual([]);
  });

  it('has its limit', async () => {
    for (let count = 0; count < mostFeeds; count += 1) await office.open('admin');
    expect(await codeOf(office.open('admin'))).toBe('feed.limit');
  });

  it('is late from the moment on at which the next run was due, whenever that is asked', async () => {
    const { id } = await office.open('admin', { dueWithinHours: 26 });
    const [feed] = await readFeeds(office.workspace.table);
    if (!feed) throw new Error(`there is no ${id}`);
    const context = await office.contextOf('admin');
    const hours = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(hours, hours, hours, (expected, success, asked) => {
        const at = (hour: number) => new Date(Date.parse('2026-01-01T00:00:00Z') + hour * 3_600_000);
        const ran = { ...feed, expectedFrom: at(expected).toISOString(), lastSuccessAt: at(success).toISOString() };
        const { state } = standingOf({ ...context, now: () => at(asked) }, ran, undefined);
        expect(state).toBe(asked > Math.max(expected, success) + 26 ? 'late' : 'ok');
      }),
    );
  });
});
