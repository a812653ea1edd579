import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '#infra/cli/chromium.ts';
import { type Visitor, visit } from './visitor.ts';

// One story in order: each step stands on the one before.

let browser: Browser;
let visitor: Visitor;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  visitor = await visit(browser, {});
  page = visitor.page;
  await page.goto('/');
  await page.getByRole('button', { name: /manager@demo\.local/ }).click();
  await page.getByRole('banner').getByRole('button', { name: 'Search' }).waitFor();
});

afterAll(async () => {
  await visitor?.leave();
  await browser?.close();
});

const field = () => page.getByRole('combobox', { name: 'Name, phone, e-mail or number' });
const options = () => page.getByRole('dialog').getByRole('option');

it('finds a client in the other script and with the wrong layout, and opens its card by Enter', async () => {
  await page.keyboard.press('Control+k');
  await field().fill('veter severn');
  await options().first().waitFor();
  const latin = await options().first().textContent();
  await field().fill('dtnth ctdthy');
  await options().first().waitFor();
  await page.getByRole('dialog').locator('[aria-selected="true"]').waitFor();
  expect(await options().first().textContent()).toBe(latin);
  await expect.poll(() => field().inputValue()).toBe('dtnth ctdthy');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/companies\/com_/, { timeout: 30_000 });
});

it('offers what was opened last, by the key / as well', async () => {
  await page.getByTestId('cost').waitFor();
  await page.keyboard.press('/');
  await field().waitFor();
  expect(await options().count()).toBe(1);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

it('leads through the results by the arrows, round their ends', async () => {
  await page.getByRole('banner').getByRole('button', { name: 'Search' }).click();
  await field().fill('severn');
  await options().nth(1).waitFor();
  const chosen = () => page.getByRole('dialog').locator('[aria-selected="true"]').getAttribute('id');
  const first = await chosen();
  await page.keyboard.press('ArrowDown');
  expect(await chosen()).not.toBe(first);
  await page.keyboard.press('ArrowUp');
  expect(await chosen()).toBe(first);
  await page.keyboard.press('ArrowUp');
  expect(await chosen()).toBe(await options().last().getAttribute('id'));
  expect(await field().getAttribute('aria-activedescendant')).toBe(await chosen());
});

it('says so when nothing is called so', async () => {
  await field().fill('vwxzjkq');
  await page.getByRole('dialog').getByText('Nothing found', { exact: false }).first().waitFor();
  expect(visitor.complaints()).toEqual([]);
});

it('shows a seller who leads the client that they begin to enter, and asks to join it', async () => {
  const seller = await visit(browser, { user: 'seller2@demo.local' });
  await seller.page.goto('/companies');
  await seller.page.locator('tbody a').first().waitFor();
  await seller.page.keyboard.press('c');
  await seller.page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Severny Veter LLC');
  const warning = seller.page.getByTestId('matches');
  await warning
    .getByText(/This client already has an account manager: .+, since \d+ \w+ \d{4}\./)
    .first()
    .waitFor();
  await warning.getByRole('button', { name: 'Ask to join' }).first().click();
  await warning.getByRole('textbox', { name: 'Why would you like to join?' }).fill('We met at the fair');
  await warning.getByRole('button', { name: 'Send' }).click();
  await warning.getByText('You have asked to join.').waitFor();
  expect(await warning.textContent()).not.toMatch(/Северный|Severny/);
  expect(seller.complaints()).toEqual([]);
  await seller.leave();
});

it('shows the account manager who asks to join and why, and makes them a co-manager', async () => {
  const leader = await visit(browser, { user: 'seller1@demo.local' });
  await leader.page.goto('/join-requests');
  const request = leader.page.getByRole('region', { name: 'To decide' }).getByRole('listitem');
  const asked = request.filter({ hasText: 'We met at the fair' }).first();
  await asked.getByRole('button', { name: 'Accept' }).click();
  await leader.page.getByRole('dialog').getByLabel('Area').fill('Wind turbines');
  await leader.page.getByRole('dialog').getByRole('button', { name: 'Accept' }).click();
  await leader.page.getByText('is a co-manager now.', { exact: false }).waitFor();
  expect(leader.complaints()).toEqual([]);
  await leader.leave();
});
