import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a browser must load before it can show anything; `node web/size.ts` prints it and fails above the budget. */

const budgetKiB = 215;

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

export interface InitialSize {
  /** Entry, everything it imports statically, and the largest language. In KiB of gzip. */
  readonly scripts: number;
  readonly styles: number;
}

export function measureInitialSize(dist: string): InitialSize {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Manifest;
  const sizeOf = (file: string) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length / 1024;
  const initial = collectStatic(manifest, 'index.html');
  const languages = Object.keys(manifest).filter((name) => /i18n\/bundle-\w\w\.ts$/.test(name));
  const largestLanguage = Math.max(...languages.map((name) => sizeOf(manifest[name]?.file ?? '')));
  const chunks = [...initial].map((name) => manifest[name]).filter((chunk) => chunk !== undefined);
  return {
    scripts: chunks.reduce((sum, chunk) => sum + sizeOf(chunk.file), largestLanguage),
    styles: chunks.flatMap((chunk) => chunk.css ?? []).reduce((sum, file) => sum + sizeOf(file), 0),
  };
}

function collectStatic(manifest: Manifest, name: string, found = new Set<string>()): Set<string> {
  if (found.has(name)) return found;
  found.add(name);
  for (const imported of manifest[name]?.imports ?? []) collectStatic(manifest, imported, found);
  return found;
}

function main(): void {
  const { scripts, styles } = measureInitialSize(join(import.meta.dirname, 'dist'));
  const words = `initial JavaScript ${scripts.toFixed(1)} KiB gzip of ${budgetKiB}, style sheets ${styles.toFixed(1)} KiB`;
  process.stdout.write(`${words}\n`);
  if (scripts > budgetKiB) process.exitCode = 1;
}

if (import.meta.main) main();
