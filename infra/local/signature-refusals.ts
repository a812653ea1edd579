import type { ServerResponse } from 'node:http';
import { sendS3Error, sendServiceError } from './aws-errors.ts';
import type { SignatureVerdict } from './verify-signature.ts';

type Refused = Exclude<SignatureVerdict, 'valid'>;

/** As S3 answers, which browsers and people meet. */
const ofS3: Readonly<Record<Refused, readonly [code: string, status: number, message: string]>> = {
  unsigned: ['AccessDenied', 403, 'Access Denied'],
  'unknown-key': ['InvalidAccessKeyId', 403, 'The AWS access key id is not known.'],
  malformed: ['AuthorizationQueryParametersError', 400, 'X-Amz-Expires must be between 1 second and 7 days.'],
  expired: ['AccessDenied', 403, 'Request has expired'],
  'unsigned-header': ['AccessDenied', 403, 'There were headers present in the request which were not signed'],
  mismatch: ['SignatureDoesNotMatch', 403, 'The signature does not fit the request.'],
};

/** As the services that speak JSON answer. */
const ofOthers: Readonly<Record<Refused, string>> = {
  unsigned: 'MissingAuthenticationTokenException',
  'unknown-key': 'UnrecognizedClientException',
  malformed: 'IncompleteSignatureException',
  expired: 'InvalidSignatureException',
  'unsigned-header': 'InvalidSignatureException',
  mismatch: 'InvalidSignatureException',
};

/** Answers a request whose signature does not hold. */
export function sendUnverified(response: ServerResponse, service: string, verdict: Refused): void {
  const [code, status, message] = ofS3[verdict];
  if (service === 's3') sendS3Error(response, code, status, message);
  else sendServiceError(response, ofOthers[verdict], 400, message);
}
