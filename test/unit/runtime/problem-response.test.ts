import { describe, expect, it } from 'vitest';
import { translate } from '#shared/model/messages/translate.ts';
import { Problem, type ProblemCode, problemStatus } from '#shared/model/problems.ts';
import { languages } from '#shared/model/tenant.ts';
import { isFault, toProblemResponse } from '#shared/runtime/http/problem-response.ts';
import { TableUnavailable } from '#shared/store/table.ts';

const codes = Object.keys(problemStatus) as ProblemCode[];

describe('toProblemResponse', () => {
  it.each(codes.flatMap((code) => languages.map((language) => [code, language] as const)))(
    'says %s in %s',
    (code, language) => {
      const response = toProblemResponse(new Problem(code), language);
      expect(response.statusCode).toBe(problemStatus[code]);
      expect(response.headers).toEqual({
        'content-type': 'application/problem+json; charset=utf-8',
        'content-language': language,
      });
      expect(JSON.parse(response.body)).toEqual({
        type: `urn:steward:problem:${code}`,
        title: translate(language, `problem.${code}`),
        status: problemStatus[code],
        code,
      });
    },
  );

  it('carries faults of fields with their messages, and further members', () => {
    const problem = new Problem('validation.failed', {
      errors: [{ pointer: '/name', code: 'required' }],
      params: { what: 'name' },
      members: { current: { id: 'x' } },
    });
    expect(JSON.parse(toProblemResponse(problem, 'fr').body)).toMatchObject({
      what: 'name',
      errors: [{ pointer: '/name', code: 'required', message: translate('fr', 'fieldProblem.required') }],
      current: { id: 'x' },
    });
  });

  it('asks for patience when the table is busy', () => {
    const response = toProblemResponse(new TableUnavailable('a query', 'throttled'), 'en');
    expect([response.statusCode, JSON.parse(response.body).code]).toEqual([503, 'unavailable']);
  });

  it.each([[new Error('password=hunter2')], ['text'], [undefined], [{ code: 'not_found', status: 404 }]])(
    'says nothing of what is our fault: %s',
    (error) => {
      const response = toProblemResponse(error, 'en');
      expect(isFault(error)).toBe(true);
      expect(JSON.parse(response.body)).toEqual({
        type: 'urn:steward:problem:internal',
        title: translate('en', 'problem.internal'),
        status: 500,
        code: 'internal',
      });
    },
  );
});
