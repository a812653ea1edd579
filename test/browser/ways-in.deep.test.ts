import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#infra/cli/chromium.ts';
import { createClient, signIn } from '#test/support/api-client.ts';
import { enter, type Invited, invite, isMailRead, ownPassword } from '#test/support/newcomer.ts';
import { makeUnique } from '#test/support/sample-values.ts';
import { showCode, showWrongCode } from '#test/support/totp.ts';
import { type Visitor, visit } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

describe.runIf(isMailRead)('two-step sign-in', () => {
  let visitor: Visitor;
  let page: Page;
  let person: Invited;
  beforeAll(async () => {
    person = await invite(await signIn('admin'));
    await enter(person);
    visitor = await visit(browser);
    page = visitor.page;
  });
  afterAll(() => visitor?.leave());

  async function sayPassword(): Promise<void> {
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').fill(person.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(ownPassword);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }
  const openMenu = () => page.getByRole('banner').getByRole('button', { name: person.name }).click();
  const atHome = () => page.locator('nav a[href="/companies"]').waitFor();

  it('is set up from the menu, and asks for a code at the next visit', async () => {
    await sayPassword();
    await atHome();
    await openMenu();
    await page.getByRole('button', { name: 'Two-step sign-in' }).click();
    await page.getByRole('button', { name: 'Set up' }).click();
    await page.getByRole('img', { name: 'QR code' }).waitFor();
    const secret = await page.getByLabel('Or type this key').inputValue();
    await page.getByLabel('Code from the app').fill(showWrongCode(secret));
    await page.getByRole('button', { name: 'Turn on' }).click();
    await page.getByText('This code is wrong or too old').waitFor();
    await page.getByLabel('Code from the app').fill(showCode(secret));
    await page.getByRole('button', { name: 'Turn on' }).click();
    await page.getByText('Two-step sign-in is on').waitFor();

    await openMenu();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await sayPassword();
    await page.getByLabel('Code from the app').fill(showCode(secret));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await atHome();
    expect(visitor.complaints()).toEqual([]);
  });
});

it('an API key is shown once, works, and is revoked', async () => {
  const visitor = await visit(browser, { user: 'admin@demo.local' });
  const { page } = visitor;
  const name = makeUnique('Shop');
  await page.goto('/people?tab=keys');
  await page.getByRole('button', { name: 'New API key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('combobox', { name: 'Roles' }).press('ArrowDown');
  await page.getByRole('option', { name: 'Seller' }).click();
  await page.keyboard.press('Tab');
  await dialog.getByRole('combobox', { name: 'Department' }).click();
  await page.getByRole('option', { name: 'Sales' }).click();
  await dialog.getByRole('button', { name: 'Create' }).click();
  const key = await dialog.getByRole('textbox', { name: 'Key' }).inputValue();
  const exchange = () => createClient().post('/auth/token', { apiKey: key });
  expect((await exchange()).status).toBe(200);
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: `Revoke: ${name}` }).click();
  await dialog.getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('row', { name }).getByText('Revoked').waitFor();
  expect((await exchange()).status).toBe(401);
  expect(await page.content()).not.toContain(key);
  expect(visitor.complaints()).toEqual([]);
  await visitor.leave();
});
