/** What vitest writes about a run, as far as it is read here. */
export interface TestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly FileReport[];
}

interface FileReport {
  /** Path of the file. */
  readonly name: string;
  readonly status: string;
  /** Why the file itself failed. */
  readonly message?: string;
  readonly assertionResults: readonly {
    readonly fullName: string;
    readonly status: string;
    readonly failureMessages?: readonly string[] | null;
  }[];
}

interface TestCount {
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly string[];
}

/** A file that does not load, and a run that ends badly for another reason than a test, count as one failure. */
export function countTests(report: TestReport | undefined, code: number | null): TestCount {
  if (!report) return { passed: 0, failed: 1, failures: [] };
  const { numPassedTests: passed, numFailedTests: failed } = report;
  const failures = report.testResults.flatMap(describeFailures);
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed, failures };
}

function describeFailures({ name, status, message, assertionResults }: FileReport): readonly string[] {
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (failed.length === 0) return status === 'failed' ? [describe(name, '', message)] : [];
  return failed.map(({ fullName, failureMessages }) => describe(name, fullName, failureMessages?.[0]));
}

/** Enough for what went wrong; a property begins with its seed, its path and the case. */
const shownLines = 4;
const shownLength = 600;

function describe(file: string, test: string, message = ''): string {
  const lines = message.split('\n').slice(0, shownLines);
  const path = file.slice(file.lastIndexOf('/test/') + 1);
  return [`${path}: ${test}`, ...lines.map((line) => `    ${line.slice(0, shownLength)}`)].join('\n');
}
