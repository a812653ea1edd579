import { translate } from '#shared/model/messages/translate.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Language } from '#shared/model/tenant.ts';
import { TableUnavailable } from '#shared/store/table.ts';
import type { HttpResponse } from './response.ts';

export interface ProblemDocument {
  readonly status: number;
  readonly [member: string]: unknown;
}

/** RFC 9457. Whatever is no `Problem` is a fault of ours: it is logged by the caller and says nothing here. */
export function toProblemDocument(error: unknown, language: Language): ProblemDocument {
  const problem =
    error instanceof Problem ? error : new Problem(error instanceof TableUnavailable ? 'unavailable' : 'internal');
  const { params, errors, members } = problem.details;
  return {
    type: `urn:steward:problem:${problem.code}`,
    title: translate(language, `problem.${problem.code}`, params),
    status: problem.status,
    code: problem.code,
    ...params,
    ...(errors && {
      errors: errors.map((one) => ({ ...one, message: translate(language, `fieldProblem.${one.code}`, one.params) })),
    }),
    ...members,
  };
}

export function toProblemResponse(error: unknown, language: Language): HttpResponse {
  const document = toProblemDocument(error, language);
  const retryAfter = error instanceof Problem ? error.details.retryAfter : undefined;
  return {
    statusCode: document.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
    },
    body: JSON.stringify(document),
  };
}

export function isFault(error: unknown): boolean {
  return !(error instanceof Problem);
}
