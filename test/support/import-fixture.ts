import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Violation {
  readonly rule: string;
  readonly from: string;
}

const root = join(import.meta.dirname, '../..');
const configFile = '.dependency-cruiser.mjs';

export async function listRuleNames(): Promise<readonly string[]> {
  const { default: config } = (await import(join(root, configFile))) as { default: { forbidden: { name: string }[] } };
  return config.forbidden.map(({ name }) => name);
}

/** What the import rules say about a tree. @param folders relative to `cwd` */
export function checkImports(cwd: string, folders: readonly string[]): readonly Violation[] {
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [cruiser, '--config', configFile, '--output-type', 'json', ...folders];
  const output = execFileSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const { summary } = JSON.parse(output) as { summary: { violations: { rule: { name: string }; from: string }[] } };
  return summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
}

const isSource = (folder: string) => folder !== 'node_modules';

/** Checks a tree that has only the given files, under the rules and the import aliases of the project. */
export function checkFixture(files: Readonly<Record<string, string>>): readonly Violation[] {
  const folder = mkdtempSync(join(tmpdir(), 'steward-imports-'));
  try {
    for (const name of [configFile, 'package.json']) cpSync(join(root, name), join(folder, name));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return checkImports(
      folder,
      [...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? ''))].filter(isSource),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
