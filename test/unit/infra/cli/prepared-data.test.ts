import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isNewFolder, openPreparedData } from '#infra/cli/prepared-data.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'steward-prepared-'));
  mkdirSync(join(folder, 'loaded/logs'), { recursive: true });
  for (const file of ['data', 'runner.lock', 'logs/f.log']) writeFileSync(join(folder, 'loaded', file), 'x');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (assembly = 'demo-abc', day = '2026-11-22') =>
  openPreparedData(join(folder, 'cache'), `/synth/${assembly}`, new Date(`${day}T12:00:00Z`));

describe('openPreparedData', () => {
  it('fills a new folder with what was kept, without what belongs to one run', () => {
    open().keep(join(folder, 'loaded'));
    expect(open().exists()).toBe(true);
    mkdirSync(join(folder, 'empty'));
    for (const target of ['new', 'empty']) {
      open().fill(join(folder, target));
      expect(readdirSync(join(folder, target))).toEqual(['data']);
    }
  });

  it('has nothing for other code or another day, and keeps only the newest', () => {
    open('demo-old').keep(join(folder, 'loaded'));
    open().keep(join(folder, 'loaded'));
    expect(readdirSync(join(folder, 'cache'))).toHaveLength(1);
    expect(open('demo-old').exists()).toBe(false);
    expect(open('demo-abc', '2026-11-23').exists()).toBe(false);
  });
});

describe('isNewFolder', () => {
  it('takes a folder that has something for nobody’s but its owner’s', () => {
    expect(isNewFolder(join(folder, 'absent'))).toBe(true);
    mkdirSync(join(folder, 'used'));
    expect(isNewFolder(join(folder, 'used'))).toBe(true);
    writeFileSync(join(folder, 'used/own'), 'x');
    expect(isNewFolder(join(folder, 'used'))).toBe(false);
  });
});
