import { expect, inject, it } from 'vitest';

interface Access {
  readonly granted: readonly string[];
  readonly used: readonly string[];
}

/**
 * Granted, and rightly not met by these tests. The list is short on purpose, and the test fails when it is no longer true
 * in either direction.
 */
const withoutUse: Readonly<Record<string, readonly string[]>> = {};

/** Lambda's own permissions: the runner keeps logs itself and draws no traces. */
const ofThePlatform = /^(logs|xray):/;

function matches(pattern: string, action: string): boolean {
  return pattern === action || (pattern.endsWith('*') && action.startsWith(pattern.slice(0, -1)));
}

// The name of this file brings it to the end: by then the other tests have gone through every function.
it.runIf(inject('accessUrl') !== '')('each permission that a function has was used, and no other', async () => {
  const access = (await (await fetch(inject('accessUrl'))).json()) as Readonly<Record<string, Access>>;
  const unused = Object.entries(access)
    .map(([name, { granted, used }]) => {
      const idle = granted.filter(
        (pattern) => !ofThePlatform.test(pattern) && !used.some((action) => matches(pattern, action)),
      );
      return [name, idle] as const;
    })
    .filter(([, idle]) => idle.length > 0);
  expect(Object.fromEntries(unused)).toEqual(withoutUse);
});
