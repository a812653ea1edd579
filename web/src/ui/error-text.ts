import { useCallback } from 'react';
import { type ApiFieldProblem, ApiProblem } from '../api/problem.ts';
import { type TextSource, useText } from '../i18n/use-text.ts';

/** The sentence a person reads: the server's own where it wrote one, ours where the gateway or the network answered. */
export function describeError(error: Error, { text, label }: Pick<TextSource, 'text' | 'label'>): string {
  if (!(error instanceof ApiProblem)) return text('error.unexpected');
  if (error.code === 'network') return text('error.network');
  if (error.code === 'gateway') return text(gatewayText(error.status));
  return label(`problem.${error.code}`, error.message);
}

function gatewayText(status: number) {
  if (status === 401) return 'error.signedOut';
  if (status === 403) return 'problem.access.denied';
  if (status === 404) return 'problem.not_found';
  if (status === 413) return 'problem.body.too_large';
  return status === 503 || status === 504 ? 'problem.unavailable' : 'problem.internal';
}

/** What is wrong with one field: our own words, those of the server where we have none. */
export function describeFault({ code, message }: ApiFieldProblem, label: TextSource['label']): string {
  return label(`fieldProblem.${code}`, message ?? code);
}

export function useErrorText(): (error: Error) => string {
  const { text, label } = useText();
  return useCallback((error) => describeError(error, { text, label }), [text, label]);
}
