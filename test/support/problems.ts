import { expect } from 'vitest';
import { Problem } from '#shared/model/problems.ts';

/** The problem that the call ends in. */
export async function problemOf(call: Promise<unknown> | (() => unknown)): Promise<Problem> {
  const outcome = await Promise.resolve()
    .then(() => (typeof call === 'function' ? call() : call))
    .then(
      () => undefined,
      (error: unknown) => error,
    );
  expect(outcome).toBeInstanceOf(Problem);
  return outcome as Problem;
}

/** Only its code. */
export async function codeOf(call: Promise<unknown> | (() => unknown)): Promise<string> {
  return (await problemOf(call)).code;
}

/** What it has against a body: `/name required`. */
export async function errorsOf(call: Promise<unknown> | (() => unknown)): Promise<readonly string[]> {
  const { details } = await problemOf(call);
  return (details.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
}
