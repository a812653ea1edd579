import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whatever can change a tenant's template or its bundles. */
const inputs = [
  'package.json',
  'package-lock.json',
  'infra/*.ts',
  'infra/constructs/*',
  'functions/**/*',
  'shared/**/*',
];

/** Names the state of everything that the assembly of this tenant is made from. */
export function hashInputs(root: string, tenantId: string): string {
  return hashFiles(root, [...inputs, `infra/tenants/${tenantId}.json`]);
}

/** Hash over the names and contents of all files below `root` that the patterns match. */
export function hashFiles(root: string, patterns: readonly string[]): string {
  const found = patterns.flatMap((pattern) => globSync(pattern, { cwd: root, withFileTypes: true }));
  const paths = found.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  const hash = createHash('sha256');
  for (const path of paths.sort()) hash.update(`${path.slice(root.length)}\n`).update(readFileSync(path));
  return hash.digest('hex').slice(0, 20);
}
