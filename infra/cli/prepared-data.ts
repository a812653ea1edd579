import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Loaded demo data, kept so that the next new data folder is a copy instead of a load. */
export interface PreparedData {
  exists(): boolean;
  /** Makes a new data folder of what is prepared. */
  fill(dataDir: string): void;
  /** Keeps a copy of a folder in which nothing is under way. */
  keep(dataDir: string): void;
}

/** What belongs to one run, not to the data. */
const leftOut = ['logs', 'runner.lock'];

/**
 * @param assemblyDir its name stands for everything that the data are made by; with the day, because demo data are
 *   dated relative to the day on which they are loaded
 */
export function openPreparedData(cacheDir: string, assemblyDir: string, today: Date): PreparedData {
  const prepared = join(cacheDir, `${basename(assemblyDir)}-${today.toISOString().slice(0, 10)}`);
  return {
    exists: () => existsSync(prepared),
    fill: (dataDir) => copyWhole(prepared, dataDir),
    keep(dataDir) {
      rmSync(cacheDir, { recursive: true, force: true });
      copyWhole(dataDir, prepared);
    },
  };
}

export function isNewFolder(dataDir: string): boolean {
  return !existsSync(dataDir) || readdirSync(dataDir).length === 0;
}

/** The target appears when the copy is complete: an interrupted copy must not pass for a data folder. */
function copyWhole(from: string, to: string): void {
  const unfinished = `${to}.${process.pid}.tmp`;
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, unfinished, { recursive: true, filter: (path) => !leftOut.includes(basename(path)) });
  renameSync(unfinished, to);
}
