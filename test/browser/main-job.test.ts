import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '#infra/cli/chromium.ts';
import { type Visitor, visit } from './visitor.ts';

// One story in order: each step stands on the one before.

const mark = Date.now().toString(36);
const client = `Zephyr Boats ${mark}`;
const phone = `+33 1 ${mark
  .split('')
  .map((letter) => letter.charCodeAt(0) % 10)
  .join('')
  .slice(-8)
  .replace(/(..)(?=.)/g, '$1 ')}`;

/** The streams follow within a second or two; a slow machine must not fail the test. */
const patient = { timeout: 30_000 };

let browser: Browser;
let visitor: Visitor;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  visitor = await visit(browser, {});
  page = visitor.page;
});

afterAll(async () => {
  await visitor?.leave();
  await browser?.close();
});

const drawer = () => page.getByRole('dialog');

/** @param reason why it is created although it is there already */
async function createCompany(name: string, reason?: string): Promise<void> {
  await page.keyboard.press('c');
  await drawer().getByLabel('Name', { exact: false }).first().fill(name);
  await drawer().getByLabel('Phones 1').fill(phone);
  if (reason !== undefined) await drawer().getByLabel('Why keep another one?').fill(reason);
  const button = reason === undefined ? 'Create' : 'Create anyway';
  await drawer().getByRole('button', { name: button, exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

it('sends a stranger to sign in and back to where they wanted to go', async () => {
  await page.goto('/companies');
  await page.getByRole('button', { name: /seller1@demo\.local/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Companies' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/companies');
});

it('creates a company by the key C and opens its card for one query', async () => {
  await createCompany(client);
  await page.getByText(phone).first().waitFor();
  expect(await page.getByTestId('cost').textContent()).toMatch(/^1 query · /);
});

it('shows what the server refuses at the field it names', async () => {
  await page.keyboard.press('c');
  await drawer().getByRole('button', { name: 'Create', exact: true }).click();
  await drawer().getByText('Please fill this in.').waitFor();
  await page.keyboard.press('Escape');
});

it('creates a contact on the card', async () => {
  await page.getByRole('button', { name: 'New contact' }).click();
  await drawer().getByLabel('Last name').fill('Durand');
  await drawer().getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('region', { name: 'Contacts' }).getByText('Durand').waitFor();
});

it('logs a call into the timeline', async () => {
  await page.getByLabel('Subject').fill('Asked for our price list');
  await page.getByRole('button', { name: 'Log the call' }).click();
  await page.getByRole('listitem').filter({ hasText: 'Asked for our price list' }).waitFor();
});

it('changes the company and shows the change', async () => {
  await page.getByRole('button', { name: 'Edit' }).click();
  await drawer().getByLabel('Industry').fill('Boat building');
  await drawer().getByRole('button', { name: 'Save' }).click();
  await page.getByText('Boat building').first().waitFor();
});

it('counts a won deal on the dashboard', async () => {
  const card = page.url();
  const figure = page.getByTestId('sales-this-month');
  const readSales = async () => Number((await figure.textContent())?.replace(/[^\d]/g, '') || Number.NaN);
  await page.goto('/');
  await expect.poll(readSales, patient).toBeGreaterThanOrEqual(0);
  const before = await readSales();

  await page.goto(card);
  await page.getByRole('button', { name: 'New deal' }).click();
  await drawer().getByLabel('Title').fill('Two dinghies');
  await drawer().getByLabel('Amount').fill('1234');
  await drawer().getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByLabel('Stage: Two dinghies').first().click();
  await page.getByRole('option', { name: 'Won' }).click();
  await page.getByText('Two dinghies: Won').waitFor();

  await page.getByRole('link', { name: 'Home' }).click();
  await expect.poll(readSales, patient).toBe(before + 1234);
});

it('keeps the won deal on the card, where a slip can be undone', async () => {
  await page.goBack();
  const stage = page.getByRole('region', { name: 'Open deals' }).getByLabel('Stage: Two dinghies');
  await expect.poll(() => stage.inputValue(), patient).toBe('Won');
  await page.reload();
  await page.getByTestId('cost').waitFor();
  expect(await stage.count()).toBe(0);
});

it('flags a second company with the same name and phone', async () => {
  await page.getByRole('link', { name: 'Companies' }).click();
  await createCompany(client, 'The branch in the north');
  const banner = page.getByTestId('duplicates');
  await expect
    .poll(async () => {
      await page.reload();
      await page.getByTestId('cost').waitFor();
      return banner.count();
    }, patient)
    .toBe(1);
  expect(await banner.textContent()).toContain('same phone');
});

it('finds both in the list by the beginning of the name', async () => {
  await page.getByRole('link', { name: 'Companies' }).click();
  await page.getByRole('searchbox').fill(client.slice(0, -1).toLowerCase());
  await expect.poll(() => page.getByRole('row').filter({ hasText: client }).count(), patient).toBe(2);
  await expect.poll(() => page.url(), patient).toContain('filter');
});

it('met no error of a script and no breach of the content security policy', () => {
  expect(visitor.complaints()).toEqual([]);
});
