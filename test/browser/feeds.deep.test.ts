import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { launchChromium } from '#infra/cli/chromium.ts';
import { makeUnique } from '#test/support/sample-values.ts';
import { type Visitor, visit } from './visitor.ts';

let browser: Browser;
let visitor: Visitor;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  visitor = await visit(browser, { user: 'admin@demo.local' });
  page = visitor.page;
});

afterAll(async () => {
  await visitor?.leave();
  await browser?.close();
});

it('makes a feed like a file, runs it, and takes back what it brought', async () => {
  const [name, title] = [makeUnique('Feed'), makeUnique('Fed')];
  const row = `${makeUnique('c')};${title}`;
  await page.goto('/feeds/new');
  await page.locator('input[type=file]').setInputFiles({
    name: `${name}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(`Id in another system;Name\n${row}\n`),
  });
  await page.getByRole('button', { name: 'Go on', disabled: false }).click();
  await page.getByRole('textbox', { name: 'System that the ids come from' }).fill('shop');
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Set up the feed' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();

  await page.getByRole('button', { name: 'Run now' }).click();
  const dialog = page.getByRole('dialog', { name: 'Hand over a file' });
  await dialog.getByText('Pasted text').click();
  await dialog.getByRole('textbox', { name: 'Rows as CSV' }).fill(`Id in another system;Name\n${row}\n`);
  await dialog.getByRole('button', { name: 'Run now' }).click();
  await page.getByRole('cell', { name: 'Created: 1' }).waitFor({ timeout: 60_000 });
  await page.getByText('Up to date').waitFor();

  await page.getByRole('link', { name: `${name}.csv` }).click();
  await page.getByRole('button', { name: 'Undo import' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo import' }).click();
  await page.getByText('1 record is as it was before.').waitFor({ timeout: 60_000 });
  await page.getByRole('link', { name: 'To the feed' }).click();
  await page.getByRole('cell', { name: 'Undone', exact: true }).waitFor();
});
