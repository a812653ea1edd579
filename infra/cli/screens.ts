import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { demoPassword } from '#shared/model/demo-users.ts';
import { type Language, languages } from '#shared/model/tenant.ts';
import { launchChromium } from './chromium.ts';

/**
 * Takes the pictures of the README from a running demo stack: `company.en.png` and so on, in every language.
 * `npm run screens -- [--out docs/screens] [--only company] [--all]`; `--all` takes every screen, and in English in the
 * dark too. STEWARD_URL names the stack (default http://127.0.0.1:3000).
 */

type Appearance = 'light' | 'dark';

interface Screen {
  readonly name: string;
  readonly user: string | null;
  readonly path: string;
  readonly prepare?: (page: Page) => Promise<void>;
}

/** The client of the demo story that exists three times. */
const storyPath = `/companies?filter=${encodeURIComponent(JSON.stringify({ 'name.prefix': 'Северный' }))}`;

const screens: readonly Screen[] = [
  { name: 'sign-in', user: null, path: '/sign-in' },
  { name: 'home', user: 'manager@demo.local', path: '/' },
  { name: 'companies', user: 'manager@demo.local', path: '/companies' },
  { name: 'company', user: 'manager@demo.local', path: storyPath, prepare: openFirst('companies') },
  { name: 'contacts', user: 'manager@demo.local', path: '/contacts' },
  { name: 'deals', user: 'manager@demo.local', path: '/deals' },
  { name: 'board', user: 'manager@demo.local', path: '/deals/board' },
  { name: 'leads', user: 'manager@demo.local', path: '/leads' },
  { name: 'orders', user: 'manager@demo.local', path: '/orders' },
  { name: 'order', user: 'manager@demo.local', path: '/orders', prepare: openFirst('orders') },
  { name: 'order-form', user: 'manager@demo.local', path: '/orders', prepare: openForm },
  { name: 'invoices', user: 'manager@demo.local', path: '/invoices' },
  { name: 'tasks', user: 'manager@demo.local', path: '/tasks' },
  { name: 'case', user: 'service@demo.local', path: '/cases', prepare: openFirst('cases') },
  { name: 'products', user: 'manager@demo.local', path: '/products' },
  { name: 'contact', user: 'manager@demo.local', path: '/contacts', prepare: openFirst('contacts') },
  { name: 'duplicates', user: 'manager@demo.local', path: '/duplicates' },
  { name: 'quality', user: 'manager@demo.local', path: '/quality' },
  { name: 'fix-next', user: 'seller1@demo.local', path: '/quality', prepare: openMending },
  { name: 'quality-of-company', user: 'seller1@demo.local', path: '/companies', prepare: openQuality },
  { name: 'compare', user: 'admin@demo.local', path: '/compare', prepare: compareTyped },
  { name: 'create', user: 'seller1@demo.local', path: '/companies', prepare: openQuickCreate },
  { name: 'imports', user: 'admin@demo.local', path: '/imports' },
  { name: 'feeds', user: 'admin@demo.local', path: '/feeds' },
  { name: 'new-feed', user: 'admin@demo.local', path: '/feeds/new' },
  { name: 'exports', user: 'admin@demo.local', path: '/exports' },
  { name: 'cleansing', user: 'admin@demo.local', path: '/cleansing' },
  { name: 'assignment', user: 'admin@demo.local', path: '/assignment' },
  { name: 'capture-forms', user: 'admin@demo.local', path: '/assignment?tab=forms' },
  { name: 'people', user: 'admin@demo.local', path: '/people' },
  { name: 'fields', user: 'admin@demo.local', path: '/fields' },
  { name: 'api-reference', user: 'admin@demo.local', path: '/api-reference', prepare: openOperation },
  { name: 'administration', user: 'admin@demo.local', path: '/administration' },
];

const inReadme: readonly string[] = ['home', 'company', 'duplicates'];

const viewport = { width: 1280, height: 800 };

async function openOperation(page: Page): Promise<void> {
  await page.getByRole('button', { name: /POST \/companies / }).click();
}

function openFirst(object: string): (page: Page) => Promise<void> {
  return async (page) => {
    await page.locator(`tbody a[href^="/${object}/"]`).first().click();
    await page.waitForURL((url) => url.pathname.startsWith(`/${object}/`));
    await page.getByRole('heading', { level: 2 }).first().waitFor();
  };
}

async function openForm(page: Page): Promise<void> {
  await openFirst('orders')(page);
  await page
    .locator('main header')
    .getByRole('button', { name: /^(Edit|Изменить|Modifier)$/ })
    .click();
  await page.getByRole('dialog').locator('form').waitFor();
}

/** The form of the first record, at the field. */
async function openMending(page: Page): Promise<void> {
  await page.locator('ol > li button[data-variant=light]').first().click();
  await page.getByRole('dialog').locator('form').waitFor();
}

async function openQuality(page: Page): Promise<void> {
  await openFirst('companies')(page);
  await page.locator('main header button', { hasText: /Quality|Qualité|Качество/ }).click();
  await page.getByRole('dialog').first().waitFor();
}

async function openQuickCreate(page: Page): Promise<void> {
  await page.locator('tbody a').first().waitFor();
  await page.keyboard.press('c');
  await page.getByRole('dialog').locator('form').waitFor();
}

/** The client of the story, chosen, and as somebody else would type it. */
async function compareTyped(page: Page): Promise<void> {
  const sides = page.locator('main section');
  await sides.nth(0).locator('input[aria-haspopup="listbox"]').fill('Северный');
  await page
    .getByRole('option', { name: /Северный ветер/ })
    .first()
    .click();
  const typed = sides.nth(1).getByRole('textbox');
  await typed.nth(0).fill('Severny Veter LLC');
  await typed.nth(5).fill('Санкт-Петербург');
  await page.getByTestId('band').waitFor();
}

async function signIn(url: string, email: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password: demoPassword }),
  }).catch(() => null);
  if (!response?.ok)
    throw new Error(`Nobody can sign in at ${url}: start the demo stack with "npm start", or set STEWARD_URL.`);
  const { accessToken, refreshToken } = (await response.json()) as { accessToken: string; refreshToken: string };
  return JSON.stringify({ accessToken, refreshToken });
}

async function takeScreen(
  browser: Browser,
  url: string,
  screen: Screen,
  language: Language,
  appearance: Appearance,
  file: string,
) {
  const session = screen.user ? await signIn(url, screen.user) : null;
  const context = await browser.newContext({ viewport, colorScheme: appearance, reducedMotion: 'reduce' });
  await context.addInitScript(
    ([chosen, tokens]) => {
      localStorage.setItem('steward.language', chosen);
      if (tokens) sessionStorage.setItem('steward.session', tokens);
    },
    [language, session] as const,
  );
  const page = await context.newPage();
  await page.goto(`${url}${screen.path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await screen.prepare?.(page);
  await page.waitForLoadState('networkidle');
  await page.locator('[class*="Skeleton-root"]').first().waitFor({ state: 'detached' });
  await page.screenshot({ path: file });
  await context.close();
}

function chooseScreens(only: string | undefined, all: boolean): readonly Screen[] {
  if (only) return screens.filter(({ name }) => name === only);
  return all ? screens : screens.filter(({ name }) => inReadme.includes(name));
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: 'docs/screens' },
      only: { type: 'string' },
      all: { type: 'boolean', default: false },
    },
  });
  const url = process.env.STEWARD_URL ?? 'http://127.0.0.1:3000';
  await mkdir(values.out, { recursive: true });
  const browser = await launchChromium();
  const take = (screen: Screen, language: Language, appearance: Appearance) => {
    const name = [screen.name, language, ...(appearance === 'dark' ? ['dark'] : []), 'png'].join('.');
    return takeScreen(browser, url, screen, language, appearance, join(values.out, name));
  };
  try {
    for (const screen of chooseScreens(values.only, values.all)) {
      for (const language of languages) await take(screen, language, 'light');
      if (values.all) await take(screen, 'en', 'dark');
      console.log(screen.name);
    }
  } finally {
    await browser.close();
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
