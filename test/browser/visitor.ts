import type { Browser, Page } from 'playwright-core';
import { demoPassword } from '#shared/model/demo-users.ts';
import type { Language } from '#shared/model/tenant.ts';

/** The running demo stack that these tests look at. */
export function stackUrl(): string {
  const url = process.env.STEWARD_TEST_URL;
  if (!url) throw new Error('Set STEWARD_TEST_URL to the address of a running demo stack.');
  return url;
}

export type Appearance = 'light' | 'dark';

export interface Visit {
  readonly language?: Language;
  /** Signed in from the start. */
  readonly user?: string;
}

export interface Visitor {
  readonly page: Page;
  /** What the browser complained of so far: errors of scripts, breaches of the content security policy. */
  readonly complaints: () => readonly string[];
  readonly leave: () => Promise<void>;
}

export async function visit(browser: Browser, { language = 'en', user }: Visit = {}): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: stackUrl(),
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  const session = user ? await signIn(user) : '';
  await context.addInitScript(
    ([chosen, tokens]) => {
      localStorage.setItem('steward.language', chosen);
      if (tokens) sessionStorage.setItem('steward.session', tokens);
    },
    [language, session] as const,
  );
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text());
  });
  return { page, complaints: () => complaints, leave: () => context.close() };
}

async function signIn(email: string): Promise<string> {
  const response = await fetch(`${stackUrl()}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password: demoPassword }),
  });
  if (!response.ok) throw new Error(`${email} cannot sign in: ${response.status}`);
  return JSON.stringify(await response.json());
}
