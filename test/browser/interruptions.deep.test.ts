import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium } from '#infra/cli/chromium.ts';
import { type Client, type RecordBody, signIn } from '#test/support/api-client.ts';
import { type Visitor, visit } from './visitor.ts';

/** What comes between a person and their work must not cost them what they typed. */

let browser: Browser;
let colleague: Client;
let company: RecordBody;
let visitor: Visitor;
let page: Page;

const drawer = () => page.getByRole('dialog', { name: 'Edit' });
const industry = () => drawer().getByLabel('Industry');
const save = () => drawer().getByRole('button', { name: 'Save' }).click();
const isOnCard = (words: string) => page.getByRole('region', { name: 'Details' }).getByText(words).waitFor();

beforeAll(async () => {
  browser = await launchChromium();
  colleague = await signIn('manager');
});
afterAll(() => browser?.close());

beforeEach(async () => {
  const name = `Interrupted ${crypto.randomUUID()}`;
  company = (await colleague.post<RecordBody>('/companies', { name, industry: 'Boats' })).body;
  visitor = await visit(browser, { user: 'manager@demo.local' });
  page = visitor.page;
  await page.goto(`/companies/${company.id}`);
  await page.getByRole('button', { name: 'Edit' }).click();
  await industry().fill('Sailing boats');
});

afterEach(async () => {
  const complaints = visitor.complaints();
  await visitor.leave();
  expect(complaints).toEqual([]);
});

describe('a colleague who saves another value meanwhile', () => {
  beforeEach(async () => {
    await colleague.patch(`/companies/${company.id}`, { industry: 'Motor boats' }, company.version);
    await save();
    await page.getByRole('dialog', { name: 'Someone else has changed this record' }).waitFor();
  });

  it('is seen beside what was typed, which can be saved over it', async () => {
    const row = page.getByRole('row', { name: 'Industry' });
    expect(await row.getByRole('cell').allTextContents()).toEqual(['Sailing boats', 'Motor boats']);
    await page.getByRole('button', { name: 'Save mine' }).click();
    await isOnCard('Sailing boats');
  });

  it('can be given way to', async () => {
    await page.getByRole('button', { name: 'Take theirs' }).click();
    await expect.poll(() => industry().inputValue()).toBe('Motor boats');
    await save();
    await isOnCard('Motor boats');
  });
});

it('asks for the password over the form when the session has ended, and the form can be sent afterwards', async () => {
  const forge = (headers: Record<string, string>) => ({ headers: { ...headers, authorization: 'Bearer forged' } });
  await page.route('**/api/v1/companies/**', (route) => route.continue(forge(route.request().headers())));
  await page.route('**/api/v1/auth/refresh', (route) => route.continue({ postData: '{"refreshToken":"forged"}' }));
  await save();
  const question = page.getByRole('dialog', { name: 'Your session has ended' });
  expect(await question.getByLabel('E-mail').inputValue()).toBe('manager@demo.local');
  await page.unrouteAll();
  await question.locator('input[type=password]').fill('Demo-2026!');
  await question.getByRole('button', { name: 'Sign in' }).click();
  await question.waitFor({ state: 'detached' });
  expect(await industry().inputValue()).toBe('Sailing boats');
  await save();
  await isOnCard('Sailing boats');
});
