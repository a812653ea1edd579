import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { hashInputs } from './input-hash.ts';
import { makeOnce } from './made-once.ts';
import { stackName } from './names.ts';
import { loadTenant } from './tenants.ts';
import { readValidationReport } from './validation-report.ts';

const root = join(import.meta.dirname, '..');
const cacheDir = join(root, 'node_modules/.cache/steward/synth');

/** Assemblies that nobody asked for in a week are removed; a running process may still read a newer one. */
const keptMs = 7 * 24 * 60 * 60 * 1000;

export interface SynthesisOptions {
  readonly tenantId: string;
  onProgress?(text: string): void;
}

export interface Synthesis {
  /** Folder of the cloud assembly: templates, assets, manifest. */
  readonly assemblyDir: string;
  readonly templatePath: string;
  /** The parsed template of the tenant's stack. */
  readonly template: unknown;
  readonly fromCache: boolean;
  readonly seconds: number;
}

/** The stack could not be made. The message says what to change, one line for each fault. */
export class SynthesisError extends Error {
  override readonly name = 'SynthesisError';
}

/**
 * The cloud assembly of a tenant, made anew only when something that it is made from has changed. The CDK runs in a
 * process of its own: a cached assembly costs a hash of the sources and never loads it.
 * @throws {TenantError} unknown or wrong tenant
 * @throws {SynthesisError} the functions do not bundle, or a check of the stack fails
 */
export async function synthesize({ tenantId, onProgress }: SynthesisOptions): Promise<Synthesis> {
  const startedAt = performance.now();
  loadTenant(tenantId);
  const assemblyDir = join(cacheDir, `${tenantId}-${hashInputs(root, tenantId)}`);
  const fromCache = existsSync(assemblyDir);
  if (!fromCache) {
    mkdirSync(cacheDir, { recursive: true });
    onProgress?.(`bundling the functions and synthesizing the stack of ${tenantId}`);
    await makeOnce(assemblyDir, () => createAssembly(tenantId, assemblyDir));
  }
  keepFresh(assemblyDir);
  const templatePath = join(assemblyDir, `${stackName(tenantId)}.template.json`);
  const template: unknown = JSON.parse(readFileSync(templatePath, 'utf8'));
  return { assemblyDir, templatePath, template, fromCache, seconds: (performance.now() - startedAt) / 1000 };
}

async function createAssembly(tenantId: string, assemblyDir: string): Promise<void> {
  const unfinished = `${assemblyDir}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  try {
    await runApp(tenantId, unfinished);
    renameSync(unfinished, assemblyDir);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  removeOldAssemblies();
}

function runApp(tenantId: string, outDir: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'infra/app.ts')], {
      cwd: root,
      env: { ...process.env, CDK_OUTDIR: outDir, STEWARD_TENANT: tenantId },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(describeFailure(tenantId, outDir, output))));
  });
}

function describeFailure(tenantId: string, outDir: string, output: string): SynthesisError {
  const { findings } = readValidationReport(outDir);
  const faults = findings.map(
    (finding) => `  ${finding.rule}: ${finding.description} (${finding.constructs.join(', ')})`,
  );
  const details = faults.length > 0 ? faults.join('\n') : output.trim();
  return new SynthesisError(`The stack of "${tenantId}" cannot be made:\n${details}`);
}

function keepFresh(assemblyDir: string): void {
  const now = new Date();
  utimesSync(assemblyDir, now, now);
}

function removeOldAssemblies(): void {
  for (const name of readdirSync(cacheDir)) {
    const path = join(cacheDir, name);
    if (Date.now() - statSync(path).mtimeMs > keptMs) rmSync(path, { recursive: true, force: true });
  }
}
