import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { updateFeed } from '#shared/domain/feeds/change-feeds.ts';
import { findFeed } from '#shared/domain/feeds/feed-item.ts';
import { listFeedRuns } from '#shared/domain/feeds/read-feeds.ts';
import { listNotices } from '#shared/domain/notifications/list-notices.ts';
import { createFaultyTable } from '#test/support/faulty-table.ts';
import { type FeedOffice, openFeedOffice } from '#test/support/feeds.ts';
import { codeOf } from '#test/support/problems.ts';

const fromInbox = { source: { kind: 'inbox', folder: 'erp' } };
const hour = 3_600_000;

let office: FeedOffice;
beforeEach(async () => {
  office = await openFeedOffice();
});

function leave(name: string, text: string, { inbox, workspace }: FeedOffice = office) {
  inbox.leave('erp', name, text, workspace.contextOf('admin').now());
  workspace.tick();
}

async function runsOf(feedId: string, { contextOf }: FeedOffice = office) {
  return (await listFeedRuns(await contextOf('admin'), feedId, { limit: 50 }, 'en')).data.toReversed();
}

async function noticesOf(person: string) {
  const { data } = await listNotices(await office.contextOf(person), { limit: 50 }, 'en');
  return data.map(({ kind, why }) => `${kind}: ${why}`).toReversed();
}

async function runLast({ workspace, run }: FeedOffice, feedId: string) {
  const feed = await findFeed(workspace.table, feedId);
  if (feed?.lastRunId !== undefined) await run(feed.lastRunId);
}

describe('files in the inbox', () => {
  it('are taken one after the other, as they came, and asked for when one is done', async () => {
    const feed = await office.open('marketer', fromInbox);
    leave('b.csv', 'Code,Firm,Branch\n1,Wind AG,wind\n');
    leave('a.csv', 'Code,Firm,Branch\n1,Wind AG,sea\n');
    expect(await office.watch()).toEqual({ taken: 1, woken: 0, told: 0 });
    expect([...office.inbox.files.keys()]).toEqual(['inbox/erp/a.csv']);
    expect(await office.watch()).toEqual({ taken: 0, woken: 0, told: 0 });
    await runLast(office, feed.id);
    expect(office.events).toEqual(['import.requested', 'job.requested']);
    await office.watch();
    await runLast(office, feed.id);
    expect((await runsOf(feed.id)).map(({ fileName, status }) => [fileName, status])).toEqual([
      ['b.csv', 'committed'],
      ['a.csv', 'committed'],
    ]);
    expect(office.inbox.files.size).toBe(0);
  });

  it('wait for their time, unless somebody asks for them', async () => {
    const source = { kind: 'inbox', folder: 'erp', times: { at: '02:00' } };
    const feed = await office.open('admin', { source });
    expect(feed.source).toEqual(source);
    leave('a.csv', 'Code,Firm,Branch\n1,Wind AG,wind\n');
    expect(await office.watch()).toMatchObject({ taken: 0 });
    await office.request('admin', feed, {});
    expect(await office.watch()).toMatchObject({ taken: 1 });
    await runLast(office, feed.id);
    office.workspace.tick();
    leave('b.csv', 'Code,Firm,Branch\n2,Sea AG,sea\n');
    expect(await office.watch()).toMatchObject({ taken: 0 });
  });

  it.each([{ at: '24:00' }, { at: '2:00' }, { at: '02:00', on: 0 }, { at: '02:00', on: 8 }, {}])(
    'are not taken at %j',
    async (times) => {
      expect(await codeOf(office.open('admin', { source: { kind: 'inbox', folder: 'erp', times } }))).toBe(
        'validation.failed',
      );
    },
  );

  it('are taken exactly once, whenever the job is killed', async () => {
    const crashes = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(crashes, fc.integer({ min: 1, max: 2 }), async (moments, count) => {
        const one = await openFeedOffice();
        const feed = await one.open('admin', fromInbox);
        const names = Array.from({ length: count }, (_, at) => `${9 - at}.csv`);
        for (const [at, name] of names.entries()) leave(name, `Code,Firm,Branch\n${at},Firm ${at},\n`, one);
        for (const moment of [...moments, ...Array.from({ length: count + 2 }, () => 1000)]) {
          let left = moment;
          const nextFault = () => {
            left -= 1;
            return left < 0 ? ('crash' as const) : ('none' as const);
          };
          await one.watch(createFaultyTable(one.workspace.table, nextFault, () => 0)).catch(() => undefined);
          await runLast(one, feed.id);
          one.workspace.tick(hour);
        }
        const runs = await runsOf(feed.id, one);
        expect(runs.map(({ fileName, status }) => [fileName, status])).toEqual(
          names.map((name) => [name, 'committed']),
        );
        expect([one.inbox.files.size, one.firms().length]).toEqual([0, count]);
      }),
      { numRuns: 6 },
    );
  });

  it('that come again under the same name are taken again, even unchanged', async () => {
    const feed = await office.open('admin', fromInbox);
    for (let day = 0; day < 2; day += 1) {
      leave('clients.csv', 'Code,Firm,Branch\n1,Wind AG,\n');
      await office.watch();
      await runLast(office, feed.id);
    }
    expect((await runsOf(feed.id)).map(({ commit }) => commit?.counts.created)).toEqual([1, 0]);
  });

  it('wait behind one that is held, until somebody lets it pass', async () => {
    const feed = await office.open('admin', fromInbox);
    leave('bad.csv', 'Code,Firm,Branch\n1,,\n');
    leave('good.csv', 'Code,Firm,Branch\n1,Wind AG,\n');
    await office.watch();
    await runLast(office, feed.id);
    expect(await office.watch()).toEqual({ taken: 0, woken: 0, told: 1 });
    await office.request('admin', feed, {});
    expect(office.events.at(-1)).toBe('job.requested');
    expect((await office.watch()).taken).toBe(1);
    expect(await codeOf(office.request('admin', await office.open('admin'), {}))).toBe('validation.failed');
  });

  it('lie there as long as the feed is paused, and a run that broke off is woken', async () => {
    const feed = await office.open('admin', { ...fromInbox, isPaused: true });
    leave('a.csv', 'Code,Firm,Branch\n1,Wind AG,\n');
    expect((await office.watch()).taken).toBe(0);
    await updateFeed(await office.contextOf('admin'), feed.id, { body: { isPaused: false }, version: 1 }, 'en');
    expect((await office.watch()).taken).toBe(1);
    office.workspace.tick(hour);
    expect(await office.watch()).toEqual({ taken: 0, woken: 1, told: 0 });
  });
});

describe('whoever answers for a feed', () => {
  it('is told that it is late once each time, and that it failed or is held', async () => {
    const feed = await office.open('marketer', { dueWithinHours: 24 });
    office.workspace.tick(25 * hour);
    expect((await office.show('marketer', feed.id)).state).toBe('late');
    await office.watch();
    await office.watch();
    expect(await noticesOf('marketer')).toEqual(['feedLate: You answer for this feed.']);
    await office.hand('marketer', feed, 'Code,Firm,Branch\n1,Wind AG,\n');
    await office.watch();
    office.workspace.tick(25 * hour);
    await office.watch();
    await office.hand('marketer', feed, 'nothing of this kind\n1\n');
    await office.watch();
    await office.watch();
    await office.hand('marketer', feed, 'Code,Firm,Branch\n2,,\n');
    await office.watch();
    const kinds = (await noticesOf('marketer')).map((notice) => notice.split(':')[0]);
    expect(kinds).toEqual(['feedLate', 'feedLate', 'feedFailed', 'feedHeld']);
    expect(await noticesOf('admin')).toEqual([]);
  });
});
