import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '#infra/cli/chromium.ts';
import { type Client, type RecordBody, signIn } from '#test/support/api-client.ts';
import { type Visitor, visit } from './visitor.ts';

let browser: Browser;
let api: Client;
let visitor: Visitor;
let page: Page;

/** Streams, jobs and a slow machine are waited for. */
const patient = { timeout: 100_000 };

beforeAll(async () => {
  browser = await launchChromium();
  api = await signIn('admin');
  visitor = await visit(browser, { user: 'admin@demo.local' });
  page = visitor.page;
});

afterAll(async () => {
  await visitor?.leave();
  await browser?.close();
});

it('exports what the filter matches, and nothing else', async () => {
  const name = `Exported ${crypto.randomUUID()}`;
  await api.post('/companies', { name });
  await page.goto(`/companies?filter=${encodeURIComponent(JSON.stringify({ 'name.prefix': name }))}`);
  await expect.poll(() => page.getByRole('row').filter({ hasText: name }).count(), patient).toBe(1);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^companies-\d{4}-\d\d-\d\d\.csv$/);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split(/\r?\n/);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(name);
});

it('goes back in the timeline to its first entry', async () => {
  const subjects = await createTalkativeCompany();
  await page.getByRole('button', { name: 'Load more' }).click();
  await page.getByText(subjects[0] ?? '', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Load more' }).waitFor({ state: 'detached' });
  expect(await page.getByText(/^Entry \d+$/).allTextContents()).toEqual(subjects.toReversed());
});

/** Opens the card of a company with more activities than the card brings. @returns their subjects, oldest first */
async function createTalkativeCompany(): Promise<readonly string[]> {
  const company = await api.post<RecordBody>('/companies', { name: `Talkative ${crypto.randomUUID()}` });
  const companyId = company.body.id;
  const hours = Array.from({ length: 160 }, (_, hour) => hour);
  for (let from = 0; from < hours.length; from += 16) {
    const some = hours.slice(from, from + 16).map((hour) => ({
      type: 'note',
      at: new Date(Date.UTC(2026, 0, 1, hour)).toISOString(),
      companyId,
      subject: `Entry ${hour}`,
    }));
    await Promise.all(some.map((activity) => api.post('/activities', activity)));
  }
  await page.goto(`/companies/${companyId}`);
  return hours.map((hour) => `Entry ${hour}`);
}

it('runs a job when it is asked to, and says when it has ended', async () => {
  await page.goto('/administration');
  await page.getByText('every day at 03:00, Europe/Paris').waitFor();
  await page.getByRole('button', { name: 'Run now: Reminders' }).click();
  await page.getByText('Started: Reminders').waitFor();
  await page.getByRole('row', { name: 'Reminders' }).getByText('Finished').waitFor();
  expect(visitor.complaints()).toEqual([]);
}, 120_000);
