import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundleFunctions } from '#infra/bundle.ts';
import { hashInputs } from '#infra/input-hash.ts';
import { makeOnce } from '#infra/made-once.ts';
import { synthesize } from '#infra/synthesis.ts';

const root = join(import.meta.dirname, '../..');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'steward-synthesis-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

describe('synthesize', () => {
  it('refuses an unknown tenant in one line', async () => {
    await expect(synthesize({ tenantId: 'nobody' })).rejects.toThrow(/^Unknown tenant "nobody"\..+$/);
  });
});

describe('hashInputs', () => {
  it.each([
    'functions/api/records.ts',
    'shared/domain/records/save.ts',
    'infra/constructs/table.ts',
    'infra/tenants/demo.json',
    'package-lock.json',
  ])('changes with %s', (path) => {
    write(path, 'before');
    const before = hashInputs(folder, 'demo');
    write(path, 'after');
    expect(hashInputs(folder, 'demo')).not.toBe(before);
  });

  it.each(['infra/local/lambda.ts', 'infra/cli/start.ts', 'infra/tenants/acme.json', 'web/src/main.tsx'])(
    'does not change with %s',
    (path) => {
      const before = hashInputs(folder, 'demo');
      write(path, 'new');
      expect(hashInputs(folder, 'demo')).toBe(before);
    },
  );

  it('changes when a file moves', () => {
    write('shared/model/one.ts', 'same');
    const before = hashInputs(folder, 'demo');
    rmSync(join(folder, 'shared/model/one.ts'));
    write('shared/model/two.ts', 'same');
    expect(hashInputs(folder, 'demo')).not.toBe(before);
  });
});

describe('makeOnce', () => {
  it('makes a thing once for all who ask at the same time', async () => {
    const path = join(folder, 'thing');
    let made = 0;
    const make = async () => {
      made += 1;
      await new Promise(setImmediate);
      writeFileSync(path, 'made');
    };
    await Promise.all([makeOnce(path, make), makeOnce(path, make), makeOnce(path, make)]);
    expect(made).toBe(1);
  });

  it('takes over from a process that died', async () => {
    const path = join(folder, 'thing');
    // No system gives this number to a process.
    writeFileSync(`${path}.claim`, '2147483647');
    await makeOnce(path, async () => writeFileSync(path, 'made'));
    expect(readFileSync(path, 'utf8')).toBe('made');
  });

  it('lets the next one try when it failed', async () => {
    const path = join(folder, 'thing');
    const fail = () => Promise.reject(new Error('no'));
    await expect(makeOnce(path, fail)).rejects.toThrow('no');
    expect(existsSync(`${path}.claim`)).toBe(false);
  });
});

describe('bundleFunctions', () => {
  it('writes the same bytes each time, so that a deployment changes only what has changed', async () => {
    const place = (name: string) => join(root, 'node_modules/.cache/steward/bundles', `test-${process.pid}-${name}`);
    const read = async (name: string) => {
      const bundles = await bundleFunctions({ outDir: place(name), only: ['api/system'] });
      const files = ['index.js', 'index.js.map', 'package.json'];
      return files.map((file) => readFileSync(join(bundles.get('api/system')?.folder ?? '', file), 'utf8'));
    };
    try {
      expect(await read('one')).toEqual(await read('two'));
    } finally {
      for (const name of ['one', 'two']) rmSync(place(name), { recursive: true, force: true });
    }
  });
});
