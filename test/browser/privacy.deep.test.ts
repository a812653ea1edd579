import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '#infra/cli/chromium.ts';
import { type Client, type RecordBody, signIn } from '#test/support/api-client.ts';
import { makeUnique } from '#test/support/sample-values.ts';
import { type Visitor, visit } from './visitor.ts';

let browser: Browser;
let api: Client;
let visitor: Visitor;
let page: Page;

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

it('brings a past value of a contact back, and erases the person after their name was typed', async () => {
  const lastName = makeUnique('Eraseme').replace(' ', '');
  const created = await api.post<RecordBody>('/contacts', { lastName, position: 'Buyer' });
  const path = `/contacts/${created.body.id}` as const;
  await api.patch(path, { position: 'Owner' }, 1);
  await page.goto(path);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'History' }).click();
  const history = page.getByRole('dialog', { name: 'History' });
  await history.getByRole('button', { name: 'Restore the value before: Position' }).click();
  await page.getByText('Position: value restored').waitFor();
  await history.getByText('Value of version 2 restored').waitFor();
  expect((await api.get(path)).body).toMatchObject({ version: 3, position: 'Buyer' });

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Personal data' }).click();
  await page.getByRole('button', { name: 'Erase personal data…' }).click();
  const dialog = page.getByRole('dialog', { name: `Erase: ${lastName}` });
  await dialog.getByText('values in 3 events of the history').waitFor();
  await dialog.getByLabel('Reason').fill(`${lastName} has asked`);
  const erase = dialog.getByRole('button', { name: 'Erase personal data' });
  expect(await erase.isDisabled()).toBe(true);
  await dialog.getByLabel('Type the name to confirm').fill(lastName);
  await erase.click();
  await dialog.getByText('please do not name the person').waitFor();
  await dialog.getByLabel('Reason').fill('A letter');
  await erase.click();
  await page.getByText('The personal data are erased').waitFor();
  await page.getByRole('heading', { name: 'Contacts' }).waitFor();
  expect((await api.get(path)).body.erasedAt).toBeDefined();
  expect(visitor.complaints()).toEqual([]);
}, 60_000);
