import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPreparedData } from '#infra/cli/prepared-data.ts';

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
    expect(open().fill(join(folder, 'new'))).toBe(true);
    expect(readdirSync(join(folder, 'new'))).toEqual(['data']);
    mkdirSync(join(folder, 'empty'));
    expect(open().fill(join(folder, 'empty'))).toBe(true);
  });

  it('leaves a folder alone that has something', () => {
    open().keep(join(folder, 'loaded'));
    mkdirSync(join(folder, 'used/own'), { recursive: true });
    expect(open().fill(join(folder, 'used'))).toBe(false);
    expect(readdirSync(join(folder, 'used'))).toEqual(['own']);
  });

  it('has nothing for other code or another day, and keeps only the newest', () => {
    open('demo-old').keep(join(folder, 'loaded'));
    open().keep(join(folder, 'loaded'));
    expect(readdirSync(join(folder, 'cache'))).toHaveLength(1);
    expect(open('demo-old').fill(join(folder, 'new'))).toBe(false);
    expect(open('demo-abc', '2026-11-23').fill(join(folder, 'new'))).toBe(false);
    expect(existsSync(join(folder, 'new'))).toBe(false);
  });
});
