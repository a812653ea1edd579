/**
 * Everything that can go wrong by the caller's doing, as stable codes (RFC 9457 problem details carry them as `code`).
 * Texts are in `messages/<language>.ts` under `problem.<code>` and `fieldProblem.<code>`.
 */
export const problemStatus = {
  'access.denied': 403,
  'api_key.limit': 409,
  'auth.code_required': 401,
  'auth.failed': 401,
  'auth.disabled': 403,
  'auth.new_password_required': 401,
  'auth.second_factor_on': 409,
  'auth.second_factor_required': 403,
  'auth.session_over': 401,
  'auth.unknown_user': 403,
  'autoMerge.off': 409,
  'autoMerge.running': 409,
  'autoMerge.unproven': 409,
  'body.invalid': 400,
  'body.media_type': 415,
  'body.too_large': 413,
  'capture.key': 401,
  'capture.limit': 409,
  'cleansing.state': 409,
  'department.limit': 409,
  'duplicate.found': 409,
  'duplicate.probes': 429,
  'export.too_large': 422,
  'feed.busy': 409,
  'feed.limit': 409,
  'feed.no_owner': 409,
  'feed.paused': 409,
  'field.mastered': 409,
  'file.not_arrived': 409,
  'identity.taken': 409,
  'idempotency.mismatch': 422,
  'handover.running': 409,
  'import.damaged': 422,
  'import.gone': 404,
  'import.no_file': 409,
  'import.state': 409,
  'import.too_long': 422,
  'import.unreadable': 422,
  internal: 500,
  'join.decided': 409,
  'waiver.decided': 409,
  'join.not_needed': 409,
  'merge.busy': 409,
  'merge.differentIdentities': 422,
  'merge.headOffice': 422,
  'merge.later': 409,
  'merge.mastered': 409,
  'merge.refused': 422,
  'merge.state': 409,
  'merge.tooLarge': 422,
  not_found: 404,
  'precondition.failed': 412,
  'precondition.required': 428,
  'query.invalid': 400,
  'query.unsupported': 400,
  'rate.limited': 429,
  'record.erased': 409,
  'record.in_use': 409,
  'record.mastered': 409,
  'record.merged': 409,
  'role.built_in': 409,
  'route.not_found': 404,
  'terms.approval_needed': 422,
  unavailable: 503,
  'user.exists': 409,
  'user.last_administrator': 409,
  'validation.failed': 422,
  'value.erased': 409,
  'view.limit': 409,
  'write.conflict': 409,
} as const;
export type ProblemCode = keyof typeof problemStatus;

export const fieldProblemCodes = [
  'required',
  'type',
  'unknown_field',
  'read_only',
  'too_long',
  'too_many',
  'too_large',
  'option',
  'format',
  'checksum',
  'characters',
  'contradiction',
  'reference',
  'merged',
  'loop',
  'mastered',
  'names_person',
  'beyond_terms',
  'password',
  'code',
  'file_type',
  'file_size',
  'rights',
  'expiry',
  'same_person',
  'shares',
  'cannot_read',
  'api_key',
  'invalid',
] as const;
export type FieldProblemCode = (typeof fieldProblemCodes)[number];

export interface FieldProblem {
  /** RFC 6901 pointer into the body: `/phones/0/value`. */
  readonly pointer: string;
  readonly code: FieldProblemCode;
  /** Values for the message's placeholders. */
  readonly params?: Readonly<Record<string, string | number>>;
}

export interface ProblemDetails {
  /** Values for the message's placeholders. */
  readonly params?: Readonly<Record<string, string | number>>;
  readonly errors?: readonly FieldProblem[];
  /** Further members of the problem document, such as `matches` or `current`. */
  readonly members?: Readonly<Record<string, unknown>>;
  /** Seconds after which it may be tried again. */
  readonly retryAfter?: number;
}

/** The one error that services throw when a request cannot be done; anything else is a fault of ours. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return problemStatus[this.code];
  }
}
