import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '#infra/cli/chromium.ts';
import { signIn } from '#test/support/api-client.ts';
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

it('brings a file in, step by step, and takes it back', async () => {
  const [old, fresh] = [makeUnique('Old'), makeUnique('Fresh')];
  const { body } = await (await signIn('admin')).post('/companies', { name: old, industry: 'wind' });
  await page.goto('/companies');
  await page.locator('main').getByRole('button', { name: 'Import' }).click();
  await page.locator('input[type=file]').setInputFiles({
    name: 'clients.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`id;Название;Industry;Surprise\n${body.id};${old};sea;x\n;${fresh};;x\n;;none;x\n`),
  });
  await page.getByRole('button', { name: 'Send the file' }).click();

  await page.getByRole('combobox', { name: 'Goes to: Surprise' }).click();
  await page.getByRole('option', { name: 'Description' }).click();
  await page.getByRole('button', { name: 'Make the plan' }).click();
  await page.getByText('Please fill this in.').waitFor();
  await page.getByText('To change: 1').click();
  await page.getByText('wind', { exact: true }).waitFor();
  await page.getByText('sea', { exact: true }).waitFor();

  await page.getByRole('button', { name: 'Apply: 2 rows' }).click();
  await page.getByText('Created: 1 · Changed: 1 · Refused: 1').waitFor({ timeout: 60_000 });
  const [errors] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Refused rows as a file' }).click(),
  ]);
  expect(errors.suggestedFilename()).toBe('clients-errors.csv');

  await page.getByRole('button', { name: 'Undo import' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo import' }).click();
  await page.getByText('2 records are as they were before.').waitFor({ timeout: 60_000 });
  await page.getByRole('link', { name: 'All imports' }).click();
  await page.getByRole('row').filter({ hasText: 'clients.csv' }).filter({ hasText: 'Undone: 2' }).first().waitFor();
});
