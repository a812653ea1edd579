import type { FieldProblem } from '#shared/model/problems.ts';

export interface ApiFieldProblem extends Pick<FieldProblem, 'pointer'> {
  readonly code: string;
  readonly message?: string;
}

/** What the server said no with; `code` is `gateway` when the answer came from the gateway and `network` when there was none. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: readonly ApiFieldProblem[];
  /** All members of the problem document, such as `matches`, `current` or `changed`. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(status: number, code: string, members: Readonly<Record<string, unknown>> = {}) {
    super(
      typeof members.detail === 'string' ? members.detail : typeof members.title === 'string' ? members.title : code,
    );
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code;
    this.members = members;
    this.errors = Array.isArray(members.errors) ? members.errors : [];
  }
}

export async function readProblem(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => ({}));
  const members = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  return new ApiProblem(response.status, typeof members.code === 'string' ? members.code : 'gateway', members);
}
