import { spawn } from 'node:child_process';
import { expect, it } from 'vitest';
import { findDescendants, formatSummary } from '#test/support/run-summary.ts';

it('the summary ends with the line that machines read', () => {
  const results = [
    { name: 'lint', passed: 1, failed: 0 },
    { name: 'unit', passed: 40, failed: 2 },
  ];
  expect(formatSummary(results, 61_400)).toEqual(['', 'Failed: unit.', '41 passed, 2 failed']);
  expect(formatSummary(results.slice(0, 1), 61_400)).toEqual([
    '',
    'Everything passed in 1 min 1 s.',
    '1 passed, 0 failed',
  ]);
});

it('a process that was left behind is found, children of children too', async () => {
  const child = spawn('sh', ['-c', 'sleep 30 & echo started; wait'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const family = findDescendants(process.pid);
  expect(family.filter((line) => line.endsWith('sleep 30'))).toHaveLength(1);
  expect(family.some((line) => line.startsWith(`${child.pid} `))).toBe(true);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  await ended;
  expect(findDescendants(process.pid).some((line) => line.startsWith(`${child.pid} `))).toBe(false);
});
