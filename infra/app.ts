import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import packageJson from '../package.json' with { type: 'json' };
import { BundleError, bundleFunctions } from './bundle.ts';
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
} catch (error) {
  process.stderr.write(`${error instanceof BundleError ? error.message : inspect(error)}\n`);
  process.exitCode = 1;
} finally {
  rmSync(bundleDir, { recursive: true, force: true });
}
