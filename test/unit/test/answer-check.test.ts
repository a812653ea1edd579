import { describe, expect, it } from 'vitest';
import { createAnswerCheck, describeApi } from '#test/support/answer-check.ts';

const findFaults = createAnswerCheck(describeApi());
const json = { 'content-type': 'application/json; charset=utf-8' };
const user = { id: 'u', name: 'N', email: 'n@x.example', departmentId: 'd', roles: [], status: 'active', version: 1 };

function faultsOf(body: unknown, status = 200, headers: Record<string, string> = { ...json, etag: '"1"' }) {
  return findFaults({ method: 'GET', path: '/users/u', status, headers: new Headers(headers), body }).join('\n');
}

/** What a test of the API would say if an answer and the document went apart. */
describe('an answer', () => {
  it('has no faults when it is as described, whatever else there is in the path', () => {
    expect(faultsOf(user)).toBe('');
    expect(findFaults({ method: 'GET', path: '/nonsense', status: 404, headers: new Headers(), body: '' })).toEqual([]);
  });

  it.each([
    ['a member that is not described', { ...user, password: 'x' }, 200, undefined, 'password'],
    ['a member that is missing', { ...user, name: undefined }, 200, undefined, "'name'"],
    ['a member of another type', { ...user, version: '1' }, 200, undefined, '/version must be integer'],
    ['a status that is not described', user, 207, undefined, 'getUser 207: the status'],
    ['no header that is promised', user, 200, json, 'lacks the header ETag'],
    ['another media type', 'text', 200, { 'content-type': 'text/html', etag: '"1"' }, 'text/html is not'],
    [
      'a problem that is not described',
      { type: 't', title: 't', status: 404, code: 'user.exists' },
      404,
      { 'content-type': 'application/problem+json' },
      '/code must be equal to one of the allowed values',
    ],
  ])('has %s', (_fault, body, status, headers, words) => {
    expect(faultsOf(JSON.parse(JSON.stringify(body)), status, headers)).toContain(words);
  });
});
