import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '#infra/cli/chromium.ts';
import { type RecordBody, signIn } from '#test/support/api-client.ts';
import { visit } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

const file = (name: string, content: string | number) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: typeof content === 'string' ? Buffer.from(content) : Buffer.alloc(content),
});

it('files are added to a client, loaded, removed and brought back', async () => {
  const manager = await signIn('manager');
  const { body: company } = await manager.post<RecordBody>('/companies', { name: `Files ${crypto.randomUUID()}` });
  const { page, complaints, leave } = await visit(browser, { user: 'manager@demo.local' });
  await page.goto(`/companies/${company.id}`);
  const panel = page.getByRole('region', { name: 'Files' });
  await panel.getByText('No files yet').waitFor();

  const chooser = page.waitForEvent('filechooser');
  await panel.getByRole('button', { name: 'Add files' }).click();
  await (await chooser).setFiles([file('Договор.txt', 'agreed'), file('tool.exe', 'x'), file('empty.pdf', '')]);
  await panel.getByText('Files of this kind cannot be added.').waitFor();
  await panel.getByText('The file is empty.').waitFor();
  await panel.getByRole('button', { name: 'Close: tool.exe' }).click();
  await panel.getByRole('button', { name: 'Close: empty.pdf' }).click();

  const download = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Download: Договор.txt' }).first().click();
  expect((await download).suggestedFilename()).toBe('Договор.txt');
  expect(await readFile(await (await download).path(), 'utf8')).toBe('agreed');

  await panel.getByRole('button', { name: 'Remove: Договор.txt' }).click();
  await panel.getByText('No files yet').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await panel.getByRole('button', { name: 'Remove: Договор.txt' }).waitFor();
  expect(complaints()).toEqual([]);
  await leave();
});
