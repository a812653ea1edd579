import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bundles } from '#infra/bundle.ts';
import { entries } from '#infra/entries.ts';

/** Bundles for tests of stacks to which the code of the functions does not matter. */
export function createEmptyBundles(): Bundles {
  const folder = mkdtempSync(join(tmpdir(), 'steward-bundle-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'index.js'), 'exports.handler = async () => {};\n');
  return new Map(entries.map((entry) => [entry, { folder }]));
}
