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

/** Hash over the names and contents of everything that the assembly of this tenant is made from. */
export function hashInputs(root: string, tenantId: string): string {
  const patterns = [...inputs, `infra/tenants/${tenantId}.json`];
  const files = patterns.flatMap((pattern) => globSync(pattern, { cwd: root, withFileTypes: true }));
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  const hash = createHash('sha256');
  for (const path of paths.sort()) {
    hash.update(`${path.slice(root.length)}\n`);
    hash.update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 20);
}
