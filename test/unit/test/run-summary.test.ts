import { spawn } from 'node:child_process';
import { expect, it, vi } from 'vitest';
import { runCommandStep } from '#test/support/run-steps.ts';
import { findDescendants, formatSummary } from '#test/support/run-summary.ts';
import { countTests } from '#test/support/test-report.ts';

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

it('names the tests that failed, and the seed of a property', () => {
  const failureMessages = ['Error: Property failed after 3 tests\n{ seed: 7, path: "2" }\nCounterexample: [1]\n\nwhy'];
  const report = {
    numPassedTests: 1,
    numFailedTests: 1,
    testResults: [
      {
        name: '/somewhere/test/unit/a.test.ts',
        status: 'failed',
        assertionResults: [
          { fullName: 'a holds', status: 'passed' },
          { fullName: 'a property holds', status: 'failed', failureMessages },
        ],
      },
      { name: '/somewhere/test/unit/b.test.ts', status: 'failed', message: 'no such file', assertionResults: [] },
    ],
  };
  const counted = countTests(report, 1);
  expect(counted).toMatchObject({ passed: 1, failed: 1 });
  const [first = '', second = ''] = formatSummary([{ name: 'unit', ...counted }], 1000).slice(1);
  expect(first).toContain('test/unit/a.test.ts: a property holds\n');
  expect(first).toContain('{ seed: 7, path: "2" }');
  expect(second).toBe('test/unit/b.test.ts: \n    no such file');
  expect(countTests(undefined, 0)).toEqual({ passed: 0, failed: 1, failures: [] });
  expect(countTests({ ...report, numFailedTests: 0, testResults: [] }, 1)).toMatchObject({ failed: 1 });
});

it('tools run on the Node that runs the tests, whichever one the machine has', async () => {
  vi.stubEnv('PATH', '/usr/bin:/bin');
  const check = `[ "$(command -v node)" -ef ${process.execPath} ]`;
  expect(await runCommandStep(['sh', '-c', check])).toMatchObject({ passed: 1, failed: 0 });
  vi.unstubAllEnvs();
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
