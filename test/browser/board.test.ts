import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '#infra/cli/chromium.ts';
import { demoPassword } from '#shared/model/demo-users.ts';
import type { RecordBody } from '#test/support/api-client.ts';
import { type Client, createClient } from '#test/support/api-client.ts';
import { makeUnique } from '#test/support/sample-values.ts';
import { stackUrl, type Visitor, visit } from './visitor.ts';

// One story in order: each step stands on the one before.

const user = 'seller2@demo.local';
const title = makeUnique('Board');
/** The figures follow within a second or two; a slow machine must not fail the test. */
const patient = { timeout: 30_000 };

let browser: Browser;
let visitor: Visitor;
let page: Page;
let client: Client;
let dealId: string;

beforeAll(async () => {
  browser = await launchChromium();
  visitor = await visit(browser, { user });
  page = visitor.page;
  const login = await createClient(undefined, stackUrl()).post<{ accessToken: string }>('/auth/login', {
    email: user,
    password: demoPassword,
  });
  client = createClient(login.body.accessToken, stackUrl());
  const { body: company } = await client.post<RecordBody>('/companies', { name: makeUnique('Board') });
  const fields = { title, companyId: company.id, amount: '1000', currency: 'EUR', expectedCloseDate: '2020-01-31' };
  dealId = (await client.post<RecordBody>('/deals', fields)).body.id;
});

afterAll(async () => {
  await visitor?.leave();
  await browser?.close();
});

const column = (name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) });
const card = (name: string) => column(name).getByRole('listitem').filter({ hasText: title });
const readDeal = async () => (await client.get<RecordBody>(`/deals/${dealId}`)).body;

it('is one press away from the list, and marks what is late', async () => {
  await page.goto('/deals');
  await page.getByRole('link', { name: 'Board', exact: true }).click();
  await card('Qualification').waitFor();
  await card('Qualification').getByText('overdue').waitFor();
  expect(await page.getByRole('region').count()).toBe(6);
});

it('moves a card that is dragged, with the sums, and keeps it there', async () => {
  const sum = page.getByTestId('sum-needs-EUR');
  const readSum = async () => Number((await sum.textContent())?.replace(/[^\d]/g, ''));
  await expect.poll(readSum, patient).toBeGreaterThan(0);
  const before = await readSum();
  await card('Qualification').dragTo(column('Needs').getByRole('heading'));
  await card('Needs').waitFor();
  expect(await readSum()).toBe(before + 1000);
  expect(await card('Qualification').count()).toBe(0);
  await expect.poll(async () => (await readDeal()).stageId, patient).toBe('needs');
  await page.reload();
  await card('Needs').waitFor();
  await expect.poll(readSum, patient).toBe(before + 1000);
});

it('moves it by the keyboard, says so, and leaves the focus on the card', async () => {
  const menu = card('Needs').getByRole('button', { name: /^Move to/ });
  await menu.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Proposal' }).waitFor();
  await page.getByRole('menuitem', { name: 'Proposal' }).press('Enter');
  await card('Proposal').waitFor();
  await expect.poll(() => page.getByRole('status').allTextContents(), patient).toContain(`${title}: Proposal`);
  const moved = card('Proposal').getByRole('button', { name: /^Move to/ });
  await expect.poll(() => moved.evaluate((button) => button === document.activeElement), patient).toBe(true);
});

it('asks why a deal was lost before it goes there', async () => {
  await card('Proposal').dragTo(column('Lost').getByRole('heading'));
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Move' }).click();
  await dialog.getByText('Please fill this in.').waitFor();
  expect((await readDeal()).stageId).toBe('proposal');
  await dialog.getByLabel('Reason for loss').fill('Price');
  await dialog.getByRole('button', { name: 'Move' }).click();
  await card('Lost').waitFor();
  expect(await readDeal()).toMatchObject({ stageId: 'lost', lostReason: 'Price' });
});

it('takes a move back that the server refuses', async () => {
  const { version } = await readDeal();
  await client.patch(`/deals/${dealId}`, { stageId: 'contract' }, version);
  await card('Lost')
    .getByRole('button', { name: /^Move to/ })
    .click();
  await page.getByRole('menuitem', { name: 'Won' }).click();
  await page.getByText('Someone else has changed this record in the meantime.').waitFor();
  await card('Contract').waitFor();
  expect(await card('Won').count()).toBe(0);
});

it('shows the deals of one owner', async () => {
  await page.goto('/deals/board?owner=nobody');
  await expect.poll(() => column('Qualification').getByText('No deals').count(), patient).toBe(1);
  expect(await page.getByRole('region').getByRole('listitem').count()).toBe(0);
});

it('met no error of a script and no breach of the content security policy', () => {
  expect(visitor.complaints()).toEqual([]);
});
