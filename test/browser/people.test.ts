import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from '#infra/cli/chromium.ts';
import { readMailedSecret } from '#test/support/people.ts';
import { makeEmail } from '#test/support/sample-values.ts';
import { type Visitor, visit } from './visitor.ts';

// One story in order: each step stands on the one before.

const email = makeEmail();
const name = `Nina ${email.slice(0, 6)}`;
const password = 'Own-Word-2026';

let browser: Browser;
let administrator: Visitor;
let newcomer: Visitor;

beforeAll(async () => {
  browser = await launchChromium();
  administrator = await visit(browser, { user: 'admin@demo.local' });
  newcomer = await visit(browser, { language: 'fr' });
});

afterAll(async () => {
  await administrator?.leave();
  await newcomer?.leave();
  await browser?.close();
});

const rowOf = (page: Page) => page.getByRole('row', { name });

async function openActions(page: Page): Promise<void> {
  await page.getByRole('button', { name: `Actions: ${name}` }).click();
}

// Mails are read where the stack keeps them.
describe.runIf(inject('stewardData') !== '')('a person', () => {
  it('is invited', async () => {
    const { page } = administrator;
    await page.goto('/people');
    await page.getByRole('button', { name: 'Invite a person' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('E-mail').fill(email);
    await form.getByLabel('Name').fill(name);
    await form.getByRole('combobox', { name: 'Department' }).click();
    await page.getByRole('option', { name: 'Sales', exact: true }).click();
    await form.locator('.mantine-MultiSelect-input').click();
    await page.getByRole('option', { name: 'Seller', exact: true }).click();
    await form.getByRole('button', { name: 'Send the invitation' }).click();
    await rowOf(page).getByText('Not yet').waitFor();
  });

  it('chooses a password at the first visit', async () => {
    const { page } = newcomer;
    await page.goto('/sign-in');
    await page.getByLabel('Adresse e-mail').fill(email);
    await page
      .getByLabel('Mot de passe')
      .first()
      .fill(await readMailedSecret(email));
    await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
    const chosen = page.getByLabel('Nouveau mot de passe').first();
    await chosen.fill('simple');
    await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
    await page.getByRole('alert').waitFor();
    await chosen.fill(password);
    await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
    await page.locator('nav a[href="/companies"]').waitFor();
    expect(await page.locator('nav a[href="/people"]').count()).toBe(0);
  });

  it('is seen to have signed in, and leaves', async () => {
    const { page } = administrator;
    await page.reload();
    await rowOf(page).waitFor();
    expect(await rowOf(page).getByText('Not yet').count()).toBe(0);
    await openActions(page);
    await page.getByRole('menuitem', { name: 'Person leaves…' }).click();
    await page.getByText('There is nothing to pass on.').waitFor();
    await page.getByRole('button', { name: 'End access and pass on' }).click();
    await rowOf(page).getByText('Access ended').waitFor();
  });

  it('cannot come back', async () => {
    const fresh = await visit(browser);
    await fresh.page.goto('/sign-in');
    await fresh.page.getByLabel('E-mail').fill(email);
    await fresh.page.getByLabel('Password').first().fill(password);
    await fresh.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await fresh.page.getByRole('alert').waitFor();
    await fresh.leave();
    expect([...administrator.complaints(), ...newcomer.complaints()]).toEqual([]);
  });
});
