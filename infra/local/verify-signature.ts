import { timingSafeEqual } from 'node:crypto';
import { computeSignature, type Scope, type SignedRequest, sha256, unsignedPayload } from './sigv4.ts';

/** What is wrong with the signature of a request. */
export type SignatureVerdict =
  | 'valid'
  | 'unsigned'
  | 'unknown-key'
  | 'malformed'
  | 'expired'
  | 'unsigned-header'
  | 'mismatch';

/** The longest that an address with its own signature may last, in seconds. */
const longestLife = 7 * 24 * 3600;

interface ReceivedRequest extends SignedRequest {
  readonly body: Buffer;
}

/**
 * Checks the signature in the header, or else in the address.
 * @param secretOf the secret of a known key id
 * @param now milliseconds since 1970
 */
export function verifySignature(
  request: ReceivedRequest,
  secretOf: (accessKeyId: string) => string | undefined,
  now: number,
): SignatureVerdict {
  const claim = request.headers.authorization === undefined ? readAddressClaim(request) : readHeaderClaim(request);
  if (!claim) return 'unsigned';
  const secret = secretOf(claim.accessKeyId);
  if (secret === undefined) return 'unknown-key';
  if (claim.expiresAt !== undefined) {
    if (!(claim.life >= 1 && claim.life <= longestLife)) return 'malformed';
    if (claim.expiresAt < now) return 'expired';
    // What an address does not sign, whoever was given it could add: another encryption, another owner.
    const added = Object.keys(request.headers).some((name) => name.startsWith('x-amz-') && !claim.names.includes(name));
    if (added || !claim.names.includes('host')) return 'unsigned-header';
  }
  const wanted = computeSignature(request, claim.names, claim.payloadHash, claim, secret);
  return equal(wanted, claim.signature) ? 'valid' : 'mismatch';
}

/** What a request says of its own signature. */
interface Claim extends Scope {
  readonly accessKeyId: string;
  readonly names: readonly string[];
  readonly signature: string;
  readonly payloadHash: string;
  /** Seconds; of addresses only, as the next. */
  readonly life: number;
  readonly expiresAt: number | undefined;
}

function readHeaderClaim({ headers, body }: ReceivedRequest): Claim | undefined {
  const authorization = String(headers.authorization ?? '');
  const found = /^AWS4-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=(\w+)$/.exec(
    authorization,
  );
  if (!found) return undefined;
  const [, credential = '', names = '', signature = ''] = found;
  const [accessKeyId = '', , region = '', service = ''] = credential.split('/');
  const claimedHash = headers['x-amz-content-sha256'];
  const isHash = claimedHash === undefined || /^[\da-f]{64}$/.test(String(claimedHash));
  return {
    accessKeyId,
    region,
    service,
    time: String(headers['x-amz-date'] ?? ''),
    names: names.split(';'),
    signature,
    payloadHash: isHash ? sha256(body) : String(claimedHash),
    life: Number.NaN,
    expiresAt: undefined,
  };
}

function readAddressClaim({ url }: SignedRequest): Claim | undefined {
  const query = new URLSearchParams(url.split('?')[1]);
  const [accessKeyId, , region, service] = query.get('X-Amz-Credential')?.split('/') ?? [];
  const signature = query.get('X-Amz-Signature');
  const time = query.get('X-Amz-Date');
  if (!accessKeyId || !region || !service || !signature || !time) return undefined;
  const life = Number(query.get('X-Amz-Expires'));
  return {
    accessKeyId,
    region,
    service,
    time,
    names: query.get('X-Amz-SignedHeaders')?.split(';') ?? [],
    signature,
    payloadHash: query.get('X-Amz-Content-Sha256') ?? unsignedPayload,
    life,
    expiresAt: parseTime(time) + life * 1000,
  };
}

function parseTime(time: string): number {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(time) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function equal(left: string, right: string): boolean {
  return left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));
}
