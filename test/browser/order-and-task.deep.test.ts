import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '#infra/cli/chromium.ts';
import { type Client, type RecordBody, signIn } from '#test/support/api-client.ts';
import { type Visitor, visit } from './visitor.ts';

// One story in order: each step stands on the one before.

const mark = Date.now().toString(36);
const product = `Pallet truck ${mark}`;
const task = `Ring back ${mark}`;

/** The search follows within a second or two; a slow machine must not fail the test. */
const patient = { timeout: 30_000 };

let browser: Browser;
let api: Client;
let visitor: Visitor;
let page: Page;
let companyId: string;
let taskId: string;

beforeAll(async () => {
  browser = await launchChromium();
  api = await signIn('manager');
  await api.post('/products', { name: product, price: '1000.00', currency: 'EUR', vatRate: '20' });
  companyId = (await api.post<RecordBody>('/companies', { name: `Otter Mills ${mark}` })).body.id;
  const dueAt = '2026-01-15T09:00:00.000Z';
  taskId = (await api.post<RecordBody>('/tasks', { title: task, companyId, dueAt })).body.id;
  visitor = await visit(browser, { user: 'manager@demo.local' });
  page = visitor.page;
});

afterAll(async () => {
  await visitor?.leave();
  await browser?.close();
});

const drawer = () => page.getByRole('dialog', { name: 'New order' });
const line = (number: number, part: string) => drawer().getByLabel(`Line ${number}: ${part}`);
const orders = () => page.getByRole('region', { name: 'Orders' });
const tasks = () => page.getByRole('region', { name: 'Tasks' });

it('begins an order on the card of the client and adds up its lines while they are typed', async () => {
  await page.goto(`/companies/${companyId}`);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Order' }).click();
  await line(1, 'Product').fill(product);
  await page.getByRole('option', { name: product }).click(patient);
  await expect.poll(() => line(1, 'Price').inputValue(), patient).toBe('1000.00');
  await line(1, 'Quantity').fill('2');

  await page.keyboard.press('Enter');
  await expect.poll(() => line(2, 'Product').evaluate((input) => input === document.activeElement), patient).toBe(true);
  await page.keyboard.type('Delivery');
  await line(2, 'Price').fill('150');
  expect(await line(2, 'VAT, %').inputValue()).toBe('20');
  expect(await drawer().getByRole('status').textContent()).toBe('Net €2,150.00VAT €430.00Total €2,580.00');
});

it('saves it with a number of its own, and shows both on the card', async () => {
  await drawer().getByRole('button', { name: 'Create', exact: true }).click();
  const row = orders().getByRole('listitem');
  await row.getByRole('link', { name: /^O-\d{4}-\d{5}/ }).waitFor();
  await row.getByText('€2,580.00').waitFor();
});

it('opens the page of the order, with its lines and sums', async () => {
  await orders().getByRole('link', { name: /^O-/ }).click();
  await page.getByRole('heading', { level: 1, name: /^O-\d{4}-\d{5}/ }).waitFor();
  const table = page.getByRole('region', { name: 'Items' }).getByRole('table');
  expect(await table.getByRole('row').filter({ hasText: product }).getByRole('cell').last().textContent()).toBe(
    '€2,000.00',
  );
  expect(await table.getByRole('row').last().textContent()).toBe('Total€2,580.00');
});

it('marks a task as overdue, and as done with one click that can be taken back', async () => {
  await page.goBack();
  await tasks().getByText('overdue').waitFor();
  await tasks()
    .getByRole('button', { name: `Mark as done: ${task}` })
    .click();
  await page.getByText(`Done: ${task}`).first().waitFor();
  const status = async () => (await api.get<RecordBody>(`/tasks/${taskId}`)).body.status;
  expect(await status()).toBe('done');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(status, patient).toBe('open');
});

it('names what keeps a client from being deleted, and archives it instead', async () => {
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog', { name: /^Delete/ });
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await dialog.getByRole('link', { name: /^O-/ }).waitFor();
  await dialog.getByRole('button', { name: 'Archive' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect((await api.get<RecordBody>(`/companies/${companyId}`)).body.status).toBe('archived');
});

it('met no error of a script and no breach of the content security policy', () => {
  expect(visitor.complaints()).toEqual([]);
});
