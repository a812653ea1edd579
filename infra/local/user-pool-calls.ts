import { isProperties, readObject } from './properties.ts';
import type { Properties } from './template.ts';

/** What a call to the user pool is answered with. */
export interface PoolAnswer {
  readonly status: number;
  readonly body: Properties;
}

/** AWS takes e-mail addresses as user names without regard to case; `cognito-local` compares them letter by letter. */
export function normaliseCall(body: Properties): Properties {
  const parameters = readObject(body, 'AuthParameters');
  const responses = readObject(body, 'ChallengeResponses');
  return {
    ...body,
    ...lowerCase(body, 'Username'),
    ...(body.ChallengeResponses !== undefined && {
      ChallengeResponses: { ...responses, ...lowerCase(responses, 'USERNAME') },
    }),
    ...(body.AuthParameters !== undefined && {
      AuthParameters: { ...parameters, ...lowerCase(parameters, 'USERNAME') },
    }),
    ...(Array.isArray(body.UserAttributes) && { UserAttributes: body.UserAttributes.map(lowerMail) }),
  };
}

/** Refuses what AWS refuses before it looks at the user. @param now seconds since 1970 */
export function refuseCall(
  operation: string,
  body: Properties,
  flows: readonly string[],
  now: number,
): PoolAnswer | undefined {
  if (operation !== 'InitiateAuth') return undefined;
  const flow = String(body.AuthFlow).replace(/^REFRESH_TOKEN$/, 'REFRESH_TOKEN_AUTH');
  if (!flows.includes(`ALLOW_${flow}`)) {
    return failure('InvalidParameterException', `${flow} flow not enabled for this client`);
  }
  const refreshToken = readObject(body, 'AuthParameters').REFRESH_TOKEN;
  if (flow !== 'REFRESH_TOKEN_AUTH' || typeof refreshToken !== 'string') return undefined;
  const { exp } = claimsOf(refreshToken);
  return typeof exp === 'number' && exp <= now
    ? failure('NotAuthorizedException', 'Refresh Token has expired')
    : undefined;
}

/** Says in AWS's words what `cognito-local` says in its own. */
export function correctAnswer(operation: string, call: Properties, { status, body }: PoolAnswer): PoolAnswer {
  if (operation === 'VerifySoftwareToken' && body.__type === 'CodeMismatchException')
    return failure('EnableSoftwareTokenMFAException', 'Code mismatch');
  if (operation !== 'InitiateAuth') return { status, body };
  if (status !== 200) return correctFailure(call, { status, body });
  const result = body.AuthenticationResult;
  if (!isProperties(result)) return { status, body };
  const { exp, iat } = claimsOf(String(result.AccessToken));
  const AuthenticationResult = { ...result, TokenType: 'Bearer', ExpiresIn: Number(exp) - Number(iat) };
  return { status, body: { ...body, AuthenticationResult } };
}

function correctFailure(call: Properties, answer: PoolAnswer): PoolAnswer {
  const kind = String(answer.body.__type);
  if (kind !== 'InvalidPasswordException' && kind !== 'NotAuthorizedException') return answer;
  const refresh = String(call.AuthFlow).startsWith('REFRESH');
  return failure('NotAuthorizedException', refresh ? 'Invalid Refresh Token' : 'Incorrect username or password.');
}

export function failure(kind: string, message: string): PoolAnswer {
  return { status: 400, body: { __type: kind, message } };
}

/** Reads a token of the pool itself, so nothing is verified. */
function claimsOf(token: string): Properties {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return isProperties(claims) ? claims : {};
  } catch {
    return {};
  }
}

function lowerCase(properties: Properties, name: string): Properties {
  const value = properties[name];
  return typeof value === 'string' && value.includes('@') ? { [name]: value.toLowerCase() } : {};
}

function lowerMail(attribute: unknown): unknown {
  return isProperties(attribute) && attribute.Name === 'email'
    ? { ...attribute, ...lowerCase(attribute, 'Value') }
    : attribute;
}
