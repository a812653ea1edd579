import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#infra/cli/chromium.ts';
import { type Visit, visit } from './visitor.ts';

interface Screen {
  readonly name: string;
  readonly path: string;
  readonly user?: string;
  readonly open?: (page: Page) => Promise<void>;
}

const manager = 'manager@demo.local';

const screens: readonly Screen[] = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'home', path: '/', user: manager },
  { name: 'companies', path: '/companies', user: manager },
  { name: 'company', path: '/companies', user: manager, open: openFirstCompany },
  { name: 'contacts', path: '/contacts', user: manager },
  { name: 'deals', path: '/deals', user: manager },
  { name: 'duplicates', path: '/duplicates', user: manager },
  { name: 'administration', path: '/administration', user: 'admin@demo.local' },
  { name: 'create', path: '/companies', user: 'seller1@demo.local', open: openQuickCreate },
];

async function openFirstCompany(page: Page): Promise<void> {
  await page.locator('tbody a[href^="/companies/"]').first().click();
  await page.getByTestId('cost').waitFor();
}

async function openQuickCreate(page: Page): Promise<void> {
  await page.keyboard.press('c');
  await page.getByRole('dialog').locator('form').waitFor();
}

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

async function findViolations(screen: Screen, how: Pick<Visit, 'language' | 'appearance'>): Promise<readonly string[]> {
  const visitor = await visit(browser, { ...how, ...(screen.user && { user: screen.user }) });
  try {
    await visitor.page.goto(screen.path);
    await visitor.page.getByRole('heading', { level: 1 }).waitFor();
    await screen.open?.(visitor.page);
    await visitor.page.waitForLoadState('networkidle');
    expect(await visitor.page.locator('html').getAttribute('lang')).toBe(how.language);
    const { violations } = await new AxeBuilder({ page: visitor.page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
    return [...found, ...visitor.complaints()];
  } finally {
    await visitor.leave();
  }
}

describe.each([
  { language: 'en', appearance: 'light' },
  { language: 'en', appearance: 'dark' },
  { language: 'ru', appearance: 'light' },
  { language: 'fr', appearance: 'dark' },
] as const)('in $language, $appearance', (how) => {
  it.each(screens)('$name can be used by everybody', async (screen) => {
    expect(await findViolations(screen, how)).toEqual([]);
  });
});
