import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkFixture, checkImports, listRuleNames, type Violation } from '#test/support/import-fixture.ts';

const root = join(import.meta.dirname, '../..');

/** Rule → the file that breaks it and what it imports. */
const offences: Readonly<Record<string, readonly (readonly [file: string, imported: string])[]>> = {
  'model-stands-alone': [
    ['shared/model/a.ts', '#shared/store/target.ts'],
    ['shared/model/b.ts', 'node:fs'],
    ['shared/model/c.ts', 'big-package'],
  ],
  'store-knows-only-the-model': [
    ['shared/store/a.ts', '#shared/domain/target.ts'],
    ['shared/store/b.ts', '../runtime/target.ts'],
  ],
  'domain-knows-only-store-and-model': [
    ['shared/domain/a.ts', '#shared/runtime/target.ts'],
    ['shared/domain/b.ts', '../../functions/target.ts'],
  ],
  'domain-is-free-of-the-platform': [
    ['shared/domain/c.ts', '@middy/core'],
    ['shared/domain/d.ts', 'aws-lambda'],
    ['shared/domain/e.ts', 'node:http'],
  ],
  'runtime-serves-functions': [['shared/runtime/a.ts', '../../functions/target.ts']],
  'functions-use-shared-only': [
    ['functions/api/a.ts', '../target.ts'],
    ['functions/api/b.ts', '#infra/target.ts'],
  ],
  'infra-knows-only-the-model': [
    ['infra/a.ts', '#shared/store/target.ts'],
    ['infra/b.ts', '../functions/target.ts'],
  ],
  'web-knows-only-the-model': [
    ['web/src/a.ts', '#shared/domain/target.ts'],
    ['web/src/b.ts', '#infra/target.ts'],
  ],
  'web-runs-in-browsers': [['web/src/c.ts', 'node:fs']],
  'local-knows-aws-not-the-crm': [
    ['infra/local/a.ts', '#shared/model/target.ts'],
    ['infra/local/b.ts', '../target.ts'],
  ],
  'deployment-knows-nothing-local': [['infra/constructs/a.ts', '../local/target.ts']],
  'dynamodb-behind-the-store': [['shared/runtime/b.ts', '@aws-sdk/client-dynamodb']],
  'sdk-behind-store-and-runtime': [
    ['functions/api/c.ts', '@aws-sdk/client-s3'],
    ['shared/domain/f.ts', '@aws-sdk/client-s3'],
  ],
  'zod-mini-only': [['shared/model/d.ts', 'zod']],
  'no-development-packages': [['shared/runtime/c.ts', 'esbuild']],
  'no-import-of-tests': [['infra/cli/a.ts', '#test/target.ts']],
  'no-circles': [['shared/model/circle-a.ts', './circle-b.ts']],
  'no-dead-ends': [['infra/cli/b.ts', './nowhere.ts']],
};

const keepers: readonly (readonly [file: string, imported: string])[] = [
  ['shared/model/fine.ts', 'zod/mini'],
  ['shared/store/fine.ts', '@aws-sdk/client-dynamodb'],
  ['shared/domain/fine.ts', '#shared/store/target.ts'],
  ['shared/runtime/fine.ts', '#shared/domain/target.ts'],
  ['shared/runtime/fine-too.ts', '@aws-sdk/client-s3'],
  ['functions/api/fine.ts', '#shared/runtime/target.ts'],
  ['infra/cli/fine.ts', '../local/target.ts'],
  ['web/src/fine.ts', '#shared/model/target.ts'],
  ['test/fine.ts', '#infra/local/target.ts'],
];

function writeTree(): Readonly<Record<string, string>> {
  const target = 'export const target = 1;\n';
  const folders = ['shared/model', 'shared/store', 'shared/domain', 'shared/runtime', 'functions', 'infra', 'test'];
  const packages = ['@aws-sdk/client-dynamodb', '@aws-sdk/client-s3', '@middy/core', 'big-package', 'esbuild', 'zod'];
  return {
    ...Object.fromEntries([...folders, 'infra/local'].map((folder) => [`${folder}/target.ts`, target])),
    ...Object.fromEntries(packages.map((name) => [`node_modules/${name}/index.js`, target])),
    'node_modules/zod/mini/index.js': target,
    'shared/model/circle-b.ts': "export * from './circle-a.ts';\n",
    ...Object.fromEntries(
      [...Object.values(offences).flat(), ...keepers].map(([file, imported]) => [
        file,
        `export * from '${imported}';\n`,
      ]),
    ),
  };
}

describe('the import rules', () => {
  let violations: readonly Violation[];
  beforeAll(() => {
    violations = checkFixture(writeTree());
  });

  it('are all tried out here', async () => {
    expect(Object.keys(offences).sort()).toEqual([...(await listRuleNames())].sort());
  });

  it.each(
    Object.entries(offences).flatMap(([rule, files]) => files.map(([file, imported]) => ({ rule, file, imported }))),
  )('$rule: $file must not import $imported', ({ rule, file }) => {
    expect(violations).toContainEqual({ rule, from: file });
  });

  it.each(keepers)('let %s import %s', (file) => {
    expect(violations.filter(({ from }) => from === file)).toEqual([]);
  });

  it('hold for the project', () => {
    expect(checkImports(root, ['functions', 'infra', 'shared', 'web/src', 'test'])).toEqual([]);
  });
});

describe('zod', () => {
  it('is imported as a namespace: named imports bring 600 KB into each bundle', async () => {
    const offenders: string[] = [];
    for await (const path of glob('{shared,functions,infra,web/src}/**/*.{ts,tsx}', { cwd: root })) {
      const imports = readFileSync(join(root, path), 'utf8').match(/^import .* from 'zod.*$/gm) ?? [];
      if (imports.some((line) => line !== "import * as z from 'zod/mini';")) offenders.push(path);
    }
    expect(offenders).toEqual([]);
  });
});
