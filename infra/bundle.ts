import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildFailure, build } from 'esbuild';
import { type Entry, entries, serviceName } from './entries.ts';

const repositoryRoot = join(import.meta.dirname, '..');

export interface Bundle {
  /** Folder with everything that the function needs: `index.js` with its source map. */
  readonly folder: string;
}

export type Bundles = ReadonlyMap<Entry, Bundle>;

export interface BundleOptions {
  /** Each function gets a folder of its own in here. */
  readonly outDir: string;
  readonly only?: readonly Entry[];
}

/** Functions do not bundle. The message has a line for each fault: `functions/api/records.ts:12: …`. */
export class BundleError extends Error {
  override readonly name = 'BundleError';
}

/**
 * Bundles all functions in one pass, which parses shared modules once.
 * CommonJS, because Node loads it faster than an ES module and the AWS SDK needs no `createRequire` shim in it.
 * @throws {BundleError}
 */
export async function bundleFunctions(options: BundleOptions): Promise<Bundles> {
  const chosen = options.only ?? entries;
  await runEsbuild(
    options.outDir,
    chosen.map((entry) => ({
      in: join(repositoryRoot, 'functions', `${entry}.ts`),
      out: join(serviceName(entry), 'index'),
    })),
  );
  return new Map(chosen.map((entry) => [entry, sealBundle(entry, options.outDir)]));
}

async function runEsbuild(outdir: string, entryPoints: { in: string; out: string }[]): Promise<void> {
  const result = build({
    absWorkingDir: repositoryRoot,
    entryPoints,
    outdir,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    // Words in three languages take a third of the room of their escapes.
    charset: 'utf8',
    // The ES module builds of the SDK and of zod can be shaken; their CommonJS builds cannot.
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': join(repositoryRoot, 'shared/runtime/lambda-credentials.ts') },
    sourcemap: true,
    // Sources are in the repository of the release: carrying them in every function would double its size.
    sourcesContent: false,
    logLevel: 'silent',
  });
  await result.catch(rethrowFaults);
}

function rethrowFaults(failure: BuildFailure): never {
  const faults = failure.errors.map(({ location, text }) => `${location?.file}:${location?.line}: ${text}`);
  throw new BundleError(`The functions do not bundle:\n${faults.join('\n')}`);
}

function sealBundle(entry: Entry, outDir: string): Bundle {
  const folder = join(outDir, serviceName(entry));
  // Without it, a package.json further up would make Node read the bundle as an ES module.
  writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}\n');
  return { folder };
}
