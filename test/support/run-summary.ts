import { execFileSync } from 'node:child_process';

export interface NamedResult {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly failures?: readonly string[];
}

/** The last line is what machines read: `N passed, N failed`. */
export function formatSummary(results: readonly NamedResult[], milliseconds: number): readonly string[] {
  const sum = (pick: (result: NamedResult) => number) => results.reduce((total, result) => total + pick(result), 0);
  const broken = results.filter(({ failed }) => failed > 0).map(({ name }) => name);
  return [
    '',
    ...results.flatMap(({ failures = [] }) => failures),
    broken.length === 0 ? `Everything passed in ${formatMinutes(milliseconds)}.` : `Failed: ${broken.join(', ')}.`,
    `${sum(({ passed }) => passed)} passed, ${sum(({ failed }) => failed)} failed`,
  ];
}

function formatMinutes(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** Processes that a process started, or that one of those did, and that still run: one line each. */
export function findDescendants(ancestor: number): readonly string[] {
  const listed = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).trim().split('\n');
  const processes = listed.map((line) => {
    const [, pid = '', parent = '', command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return { pid: Number(pid), parent: Number(parent), command };
  });
  const family = new Set([ancestor]);
  // A parent can have a higher number than its child: passes until nobody new is found.
  for (let size = 0; size !== family.size; ) {
    size = family.size;
    for (const { pid, parent } of processes) if (family.has(parent)) family.add(pid);
  }
  return processes
    .filter(({ pid, command }) => pid !== ancestor && family.has(pid) && !command.startsWith('ps '))
    .map(({ pid, command }) => `${pid} ${command.slice(0, 120)}`);
}
