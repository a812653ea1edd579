import { ApiProblem } from '../../api/problem.ts';

/** What the server wants to know before it lets somebody in; `session` ties the answer to the question. */
export interface Challenge {
  readonly name: 'first' | 'code';
  readonly session: string;
}

const names: Readonly<Record<string, Challenge['name']>> = {
  'auth.new_password_required': 'first',
  'auth.code_required': 'code',
};

export function challengeOf(error: Error): Challenge | undefined {
  const name = error instanceof ApiProblem ? names[error.code] : undefined;
  return name && { name, session: String((error as ApiProblem).members.session) };
}
