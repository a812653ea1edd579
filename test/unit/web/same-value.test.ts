import { expect, it } from 'vitest';
import { isSameValue } from '../../../web/src/features/history/same-value.ts';

it.each([
  ['a', 'a', true],
  ['a', 'b', false],
  [null, undefined, true],
  [null, '', false],
  [0, false, false],
  [[{ value: '1', kind: 'work' }], [{ kind: 'work', value: '1' }], true],
  [[{ value: '1' }, { value: '2' }], [{ value: '2' }, { value: '1' }], false],
  [{ a: { b: 1, c: [2] } }, { a: { c: [2], b: 1 } }, true],
])('%o and %o are the same: %s', (one, other, expected) => {
  expect(isSameValue(one, other)).toBe(expected);
});
