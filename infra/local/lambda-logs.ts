import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where a function's lines go: `<folder>/<function>.log`, one JSON object per line. */
export interface FunctionLog {
  write(requestId: string, text: string): void;
}

/** The file of before is kept once, as `.1`. */
const rotateAtBytes = 5 * 1024 * 1024;

/** @param onError hears the message of every line of level ERROR or FATAL */
export function openFunctionLog(folder: string, name: string, onError: (message: string) => void): FunctionLog {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.log`);
  let size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return {
    write(requestId, text) {
      for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
        const entry = parseLine(line) ?? { time: new Date().toISOString(), requestId, message: line };
        const written = `${JSON.stringify(entry)}\n`;
        if (size > rotateAtBytes) {
          renameSync(path, `${path}.1`);
          size = 0;
        }
        appendFileSync(path, written);
        size += Buffer.byteLength(written);
        if (/^(ERROR|FATAL|CRITICAL)$/i.test(String(entry.level))) onError(describe(entry));
      }
    },
  };
}

function describe({ message, error }: Readonly<Record<string, unknown>>): string {
  const cause = typeof error === 'object' && error !== null && 'message' in error ? `: ${String(error.message)}` : '';
  return `${String(message)}${cause}`;
}

function parseLine(line: string): Readonly<Record<string, unknown>> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}
