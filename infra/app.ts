import { rmSync } from 'node:fs';
import { join } from 'node:path';
import packageJson from '../package.json' with { type: 'json' };
import { bundleFunctions } from './bundle.ts';
import { createApp } from './create-app.ts';
import { listTenantIds, loadTenant } from './tenants.ts';

// The only reader of the environment in this app. The CDK's own CLI sets CDK_OUTDIR too.
const outDir = process.env.CDK_OUTDIR ?? 'cdk.out';
const tenantIds = process.env.STEWARD_TENANT ? [process.env.STEWARD_TENANT] : listTenantIds();

const tenants = tenantIds.map((id) => loadTenant(id));
// Always at this depth in the repository: source maps hold relative paths, and with them the hashes of assets would differ.
const bundleDir = join(import.meta.dirname, `../node_modules/.cache/steward/bundles/${process.pid}`);
try {
  const bundles = await bundleFunctions({ outDir: bundleDir });
  createApp({ outDir, houses: tenants.map((tenant) => ({ tenant, bundles, release: packageJson.version })) }).synth();
} finally {
  rmSync(bundleDir, { recursive: true, force: true });
}
