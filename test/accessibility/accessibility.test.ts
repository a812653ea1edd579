import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#infra/cli/chromium.ts';
import type { Language } from '#shared/model/tenant.ts';
import { type Appearance, type Visitor, visit } from '#test/browser/visitor.ts';

interface Tour {
  readonly language: Language;
  readonly appearance: Appearance;
  /** Looked at for its colours as well; everything else is the same in both. */
  readonly andColoursOf?: Appearance;
}

const tours: readonly Tour[] = [
  { language: 'en', appearance: 'light', andColoursOf: 'dark' },
  { language: 'ru', appearance: 'light' },
  { language: 'fr', appearance: 'dark' },
];

/** Screen by screen through the app, as people go: each is opened from where the one before has led. */
const screens: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
  ['sign-in', (page) => page.goto('/sign-in')],
  ['home', (page) => signInAs(page, 'manager@demo.local')],
  ['companies', (page) => follow(page, '/companies')],
  ['contacts', (page) => follow(page, '/contacts')],
  ['deals', (page) => follow(page, '/deals')],
  ['filters', (page) => press(page, /^(Filters|Фильтры|Filtres)$/)],
  ['columns', (page) => page.keyboard.press('Escape').then(() => press(page, /^(Columns|Столбцы|Colonnes)$/))],
  ['views', (page) => page.keyboard.press('Escape').then(() => press(page, /^(View|Представление|Vue)/))],
  ['chosen rows', (page) => page.keyboard.press('Escape').then(() => chooseRow(page))],
  ['columns of an export', (page) => page.keyboard.press('Escape').then(() => chooseExport(page))],
  ['board', (page) => page.keyboard.press('Escape').then(() => follow(page, '/deals/board'))],
  ['orders', (page) => follow(page, '/orders')],
  ['order', (page) => page.locator('main tbody a[href^="/orders/"]').first().click()],
  ['order form', (page) => openForm(page)],
  ['quality', (page) => page.keyboard.press('Escape').then(() => follow(page, '/quality'))],
  ['duplicates', (page) => page.keyboard.press('Escape').then(() => follow(page, '/duplicates'))],
  ['company', (page) => page.locator('main a[href^="/companies/"]').first().click()],
  ['quality of a company', (page) => openQuality(page)],
  ['create', (page) => page.keyboard.press('Escape').then(() => openDrawer(page, () => page.keyboard.press('c')))],
  ['search', (page) => page.keyboard.press('Escape').then(() => openSearch(page))],
  ['user menu', (page) => page.keyboard.press('Escape').then(() => openUserMenu(page))],
  ['administration', (page) => changeUser(page).then(() => follow(page, '/administration'))],
  ['assignment', (page) => follow(page, '/assignment')],
  ['territory', (page) => openTerritory(page)],
  ['people', (page) => page.keyboard.press('Escape').then(() => follow(page, '/people'))],
  ['api keys', (page) => page.getByRole('tab').last().click()],
  ['imports', (page) => follow(page, '/imports')],
  ['feeds', (page) => follow(page, '/feeds')],
  ['new feed', (page) => page.locator('main a[href="/feeds/new"]').click()],
  ['cleansing', (page) => follow(page, '/cleansing')],
  ['cleansing plan', (page) => page.locator('main section header button').first().click()],
  ['exports', (page) => follow(page, '/exports')],
  ['api reference', (page) => follow(page, '/api-reference')],
];

async function signInAs(page: Page, email: string): Promise<void> {
  await page.getByRole('button', { name: email }).click();
  await page.locator('nav a[href="/companies"]').waitFor();
}

async function follow(page: Page, path: string): Promise<void> {
  await page.locator(`nav a[href="${path}"]`).click();
  await page.waitForURL((url) => url.pathname === path);
}

async function press(page: Page, name: RegExp): Promise<void> {
  await page.locator('main').getByRole('button', { name }).click();
}

async function chooseRow(page: Page): Promise<void> {
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await page.locator('tbody').getByRole('checkbox').first().click();
  await press(page, /^(Edit fields|Изменить поля|Modifier des champs)$/);
  await page.getByRole('dialog').locator('form').waitFor();
}

async function chooseExport(page: Page): Promise<void> {
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page
    .locator('main header')
    .getByRole('button', { name: /^(Export|Выгрузить|Exporter)$/ })
    .click();
  await page.getByRole('menuitem').last().click();
  await page.getByRole('dialog').locator('form').waitFor();
}

async function openDrawer(page: Page, open: () => Promise<void>): Promise<void> {
  await page.getByTestId('cost').waitFor();
  await open();
  await page.getByRole('dialog').locator('form').waitFor();
}

async function openTerritory(page: Page): Promise<void> {
  await page.locator('main section header button').first().click();
  await page.getByRole('dialog').locator('form').waitFor();
}

async function openQuality(page: Page): Promise<void> {
  await press(page, /^(Quality|Качество|Qualité) \d+$/);
  await page.getByRole('dialog').waitFor();
}

async function openForm(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Edit|Изменить|Modifier)$/ }).click();
  await page.getByRole('dialog').locator('form').waitFor();
}

async function openSearch(page: Page): Promise<void> {
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('/');
  await page.getByRole('dialog').getByRole('combobox').fill('sever');
  await page.getByRole('option').first().waitFor();
}

async function openUserMenu(page: Page): Promise<void> {
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('banner').getByRole('button').last().click();
  await page.getByRole('dialog').waitFor();
}

async function changeUser(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button').last().click();
  await signInAs(page, 'admin@demo.local');
}

/** @param rules those of WCAG 2.2 AA unless told */
async function findViolations(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  // A page without frames needs no second page to put the results together.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  // What a dialog half covers is too small to be aimed at, and need not be before it is closed.
  if (await page.getByRole('dialog').first().isVisible()) axe.exclude('main');
  const chosen = rules
    ? axe.withRules([...rules])
    : axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']);
  const { violations } = await chosen.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

async function show(page: Page, appearance: Appearance): Promise<void> {
  await page.emulateMedia({ colorScheme: appearance });
  await page.locator(`html[data-mantine-color-scheme="${appearance}"]`).waitFor();
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((one) => one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished),
    ),
  );
}

async function settle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('[class*="Skeleton-root"]').first().waitFor({ state: 'detached' });
}

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

describe.each(tours)('in $language', ({ language, appearance, andColoursOf }) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await visit(browser, { language });
  });
  afterAll(() => visitor?.leave());

  it.each(screens)('%s can be used by everybody', async (_, open) => {
    const { page } = visitor;
    await open(page);
    await settle(page);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    await show(page, appearance);
    expect(await findViolations(page)).toEqual([]);
    if (andColoursOf) {
      await show(page, andColoursOf);
      expect(await findViolations(page, ['color-contrast']), andColoursOf).toEqual([]);
    }
    expect(visitor.complaints()).toEqual([]);
  });
});
