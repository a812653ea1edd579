import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { measureInitialSize } from '../../web/size.ts';

const web = join(import.meta.dirname, '../../web');
let outDir: string;

beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'steward-web-'));
  await build({
    root: web,
    configFile: join(web, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
  });
});

afterAll(() => rm(outDir, { recursive: true, force: true }));

it('loads at most 215 KiB of scripts and 40 KiB of style sheets before anything is shown', () => {
  const { scripts, styles } = measureInitialSize(outDir);
  expect(scripts).toBeGreaterThan(50);
  expect(scripts).toBeLessThanOrEqual(215);
  expect(styles).toBeLessThanOrEqual(40);
});
