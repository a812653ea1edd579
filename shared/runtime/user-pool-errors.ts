import { type FieldProblem, Problem } from '#shared/model/problems.ts';

/** What an error of the pool means for the caller, by its name; the others are faults of ours. */
export type Meanings = Readonly<Record<string, () => Problem>>;

export const tooMany: Meanings = {
  LimitExceededException: () => new Problem('rate.limited'),
  TooManyRequestsException: () => new Problem('rate.limited'),
  TooManyFailedAttemptsException: () => new Problem('rate.limited'),
};

export const wrongCode = () => fault({ pointer: '/code', code: 'code' });

export async function explain<Answer>(meanings: Meanings, answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    const meaning = error instanceof Error ? meanings[error.name] : undefined;
    throw meaning ? meaning() : error;
  }
}

export function fault(error: FieldProblem): Problem {
  return new Problem('validation.failed', { errors: [error] });
}
