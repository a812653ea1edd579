import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '#infra/cli/chromium.ts';
import { type Client, type RecordBody, signIn } from '#test/support/api-client.ts';
import { type Visitor, visit } from './visitor.ts';

let browser: Browser;
let api: Client;
let visitor: Visitor;
let page: Page;
const name = `Bulk ${crypto.randomUUID()}`;
let ids: readonly string[];

beforeAll(async () => {
  browser = await launchChromium();
  api = await signIn('manager');
  const made = await Promise.all(
    ['A', 'B', 'C'].map((letter) =>
      api.post<RecordBody>('/companies', { name: `${name} ${letter}`, industry: `Trade ${letter}` }),
    ),
  );
  ids = made.map(({ body }) => body.id);
  visitor = await visit(browser, { user: 'manager@demo.local' });
  page = visitor.page;
});

afterAll(async () => {
  await visitor?.leave();
  await browser?.close();
});

const industries = async () =>
  Promise.all(ids.map(async (id) => (await api.get<RecordBody>(`/companies/${id}`)).body.industry));

it('changes a field of two chosen rows, and puts back what nobody has changed since', async () => {
  await page.goto(`/companies?filter=${encodeURIComponent(JSON.stringify({ 'name.prefix': name }))}`);
  const row = (letter: string) => page.getByRole('row').filter({ hasText: `${name} ${letter}` });
  await row('C').waitFor();
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Industry' }).check();
  await page.keyboard.press('Escape');
  for (const letter of ['A', 'C']) {
    await page.getByRole('checkbox', { name: `Select: ${name} ${letter}` }).focus();
    await page.keyboard.press('Space');
  }
  await page.getByText('2 selected').waitFor();
  await page.getByRole('button', { name: 'Edit fields' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit 2 records together' });
  await dialog.getByRole('combobox').click();
  await page.getByRole('option', { name: 'Industry' }).click();
  await dialog.getByRole('textbox', { name: 'Industry' }).fill('Ships');
  await dialog.getByRole('button', { name: 'Change 2 records' }).click();
  await page.getByText('2 records changed').waitFor();
  await row('A').getByText('Ships').waitFor();
  expect(await industries()).toEqual(['Ships', 'Trade B', 'Ships']);

  await api.patch(`/companies/${ids[2]}`, { industry: 'Rails' }, 2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('1 record is as before · 1 kept: changed since by somebody').waitFor();
  expect(await industries()).toEqual(['Trade A', 'Trade B', 'Rails']);
  await page.getByRole('button', { name: 'Show why' }).click();
  await page.getByRole('dialog').getByText(`${name} C: Industry`).waitFor();
  await page.keyboard.press('Escape');
  expect(visitor.complaints()).toEqual([]);
});

it('keeps a view with its filter and columns', async () => {
  await page.goto(`/companies?filter=${encodeURIComponent(JSON.stringify({ 'name.prefix': name }))}`);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Legal name' }).check();
  await page.keyboard.press('Escape');
  await page.getByRole('columnheader', { name: 'Legal name' }).waitFor();
  await page.getByRole('button', { name: 'Save as a view' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name of the view' }).fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.waitForURL(/\?view=vie_\w+$/);

  await page.goto('/companies');
  await page.getByRole('button', { name: 'View: All' }).click();
  await page.getByRole('menuitem', { name }).click();
  await page.getByRole('columnheader', { name: 'Legal name' }).waitFor();
  await page.getByText('3 records', { exact: true }).waitFor();
  // The manager's lists are looked at by other tests too.
  const { status } = await api.call('PUT', '/views/default/companies', { body: { columns: [] } });
  expect([status, visitor.complaints()]).toEqual([200, []]);
});

it('merges two records side by side, shows them as one, and takes it back', async () => {
  const [kept = '', gone = ''] = ids.slice(1);
  await api.post('/contacts', { lastName: 'Mergeman', companyId: gone });
  await page.goto(`/merge?object=companies&ids=${kept},${gone}`);
  const fields = page.getByTestId('merge-fields');
  const industry = /^Take this value: Industry, .* B$/;
  await fields.getByRole('button', { name: industry }).click();
  await fields.getByRole('button', { name: industry, pressed: true }).waitFor();
  await page.getByText('Contacts: 1').waitFor();
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Records merged' }).waitFor();

  await page.goto(`/companies/${gone}`);
  await page.getByRole('heading', { level: 1, name: `${name} B` }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/companies/${kept}`);
  await page.getByText('Mergeman').waitFor();
  await page.getByRole('button', { name: 'Undo merge' }).click();
  await page.getByRole('button', { name: 'Undo now?' }).click();
  await page.getByText('The merge was undone.').waitFor({ timeout: 30_000 });
  expect((await api.get<RecordBody>(`/companies/${gone}`)).body.id).toBe(gone);
});
