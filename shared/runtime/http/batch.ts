import type { BatchOutcome } from '#shared/domain/records/batch.ts';
import type { Language } from '#shared/model/tenant.ts';
import { logger } from '../observability.ts';
import { isFault, toProblemDocument } from './problem-response.ts';
import { type HttpResponse, json } from './response.ts';

/** 207 with one result per operation, each as its own request would have been answered. */
export function multiStatus(outcomes: readonly BatchOutcome[], language: Language): HttpResponse {
  return json({ results: outcomes.map((outcome) => toResult(outcome, language)) }, 207);
}

function toResult(outcome: BatchOutcome, language: Language) {
  if (!('error' in outcome)) {
    const { status, id } = outcome;
    if (!('version' in outcome)) return { status, id };
    const { version, replaced } = outcome;
    return { status, id, etag: `"${version}"`, ...(replaced && { replaced }) };
  }
  if (isFault(outcome.error)) logger.error('operation of a batch failed', outcome.error as Error);
  const problem = toProblemDocument(outcome.error, language);
  return { status: problem.status, ...(outcome.id !== undefined && { id: outcome.id }), problem };
}
