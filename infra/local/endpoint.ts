import { randomBytes } from 'node:crypto';
import { Agent, createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { describeCalls, identifyCaller, isPublicCall, type RawCall } from './aws-call.ts';
import { sendAccessDenied, sendServiceError, sendTooLarge } from './aws-errors.ts';
import { listenOnLoopback } from './http-server.ts';
import type { AccessRequest, Policies } from './iam.ts';
import type { Clock, Credentials, Endpoints, Target } from './part.ts';
import { sendUnverified } from './signature-refusals.ts';
import type { Stack } from './template.ts';
import { verifySignature } from './verify-signature.ts';

/** A function (or whoever else holds credentials) as the endpoint knows it. */
export interface Principal {
  readonly name: string;
  readonly policies: Policies;
}

export interface Endpoint extends Endpoints {
  /** Makes credentials whose calls are checked against the principal's own policies. */
  admit(principal: Principal): Credentials;
  /** Calls back after each answered call of the service; `target` is its `X-Amz-Target`. */
  observe(service: string, listener: (target: string) => void): void;
  /** Principal name → actions that it was allowed so far: to compare with what the template grants. */
  usedActions(): Readonly<Record<string, readonly string[]>>;
  stop(): Promise<void>;
}

/** Larger than any call that a function can make: S3 parts are at most what a function holds in memory. */
const bodyLimit = 64 * 1024 * 1024;

/** Starts the address that functions have for every AWS service. */
export async function startEndpoint(stack: Stack, clock: Clock, log: (line: string) => void): Promise<Endpoint> {
  const targets = new Map<string, Target>();
  const secrets = new Map<string, string>();
  const principals = new Map<string, Principal>();
  const listeners = new Map<string, (target: string) => void>();
  const used = new Map<string, Set<string>>();
  const agent = new Agent({ keepAlive: true });
  const describe = describeCalls(stack);

  const operator = drawCredentials(secrets);
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      log(`endpoint: ${request.method} ${request.url} failed: ${String(error)}`);
      if (!response.headersSent) sendServiceError(response, 'InternalServerError', 500, 'the local endpoint failed');
      else response.destroy();
    });
  });
  // The SDK keeps its sockets; closing them after Node's default of 5 s would cut calls that are just being sent.
  server.keepAliveTimeout = 120_000;
  const origin = await listenOnLoopback(server, 0);

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    const { accessKeyId, service } = identifyCaller({ url, headers });
    const target = targets.get(service);
    if (!target) return sendServiceError(response, 'UnknownOperationException', 501, `infra/local has no ${service}`);
    if ('greet' in target && target.greet?.(request, response)) return;
    const body = await readBody(request);
    if (!body) return sendTooLarge(response, service);
    const call: RawCall = { method, url, headers, body };
    if (!isPublicCall(service, call)) {
      const verdict = verifySignature(call, (id) => secrets.get(id), clock.now());
      if (verdict !== 'valid') return sendUnverified(response, service, verdict);
      const principal = principals.get(accessKeyId ?? '');
      const refused = principal && check(principal, describe(service, call));
      if (refused) return refuse(response, service, principal, refused);
    }
    if ('handle' in target) await target.handle(request, response, body);
    else await forward(target.origin, call, response, agent);
    listeners.get(service)?.(String(request.headers['x-amz-target']));
  }

  /** The first request that is not granted; a call that asks for nothing known is refused as a whole. */
  function check(principal: Principal, requests: readonly AccessRequest[]): Refusal | undefined {
    if (requests.length === 0)
      return { action: 'an operation that infra/local does not know', resource: '*', why: 'not granted' };
    for (const request of requests) {
      const context = { ...request.context, ...environmentKeys(stack) };
      const decision = principal.policies.decide({ ...request, context });
      if (decision !== 'allowed') return { ...request, why: decision };
    }
    const actions = used.get(principal.name) ?? new Set();
    for (const { action } of requests) actions.add(action);
    used.set(principal.name, actions);
    return undefined;
  }

  function refuse(response: ServerResponse, service: string, principal: Principal, refusal: Refusal): void {
    const keys = refusal.context?.['dynamodb:LeadingKeys'];
    const detail = keys ? ` (keys ${keys.join(', ')})` : '';
    log(`${principal.name} may not ${refusal.action} on ${refusal.resource}${detail}: ${refusal.why}`);
    sendAccessDenied(response, service, describeRefusal(stack, principal, refusal));
  }

  return {
    origin,
    operator,
    register(service, target) {
      targets.set(service, target);
    },
    admit(principal) {
      const credentials = drawCredentials(secrets);
      principals.set(credentials.accessKeyId, principal);
      return credentials;
    },
    observe(service, listener) {
      listeners.set(service, listener);
    },
    usedActions: () => Object.fromEntries([...used].map(([name, actions]) => [name, [...actions].sort()])),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      agent.destroy();
    },
  };
}

interface Refusal extends AccessRequest {
  readonly why: 'denied' | 'not granted';
}

function describeRefusal(stack: Stack, { name, policies }: Principal, { action, resource, why }: Refusal): string {
  const reason =
    why === 'denied'
      ? 'with an explicit deny in an identity-based policy'
      : `because no identity-based policy allows the ${action} action`;
  const user = `arn:aws:sts::${stack.accountId}:assumed-role/${policies.roleName}/${name}`;
  return `User: ${user} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
}

/** The loopback interface stands for TLS: what is refused without TLS in the cloud works here. */
function environmentKeys(stack: Stack): Readonly<Record<string, readonly string[]>> {
  return {
    'aws:SecureTransport': ['true'],
    'aws:RequestedRegion': [stack.region],
    'aws:PrincipalAccount': [stack.accountId],
    'aws:ResourceAccount': [stack.accountId],
  };
}

// Random, so that no other program of this machine can guess a caller; letters and digits only, as DynamoDB Local wants.
function drawCredentials(secrets: Map<string, string>): Credentials {
  const accessKeyId = `AKIA${randomBytes(8).toString('hex').toUpperCase()}`;
  const secretAccessKey = randomBytes(20).toString('hex');
  secrets.set(accessKeyId, secretAccessKey);
  return { accessKeyId, secretAccessKey };
}

/** @returns nothing for a body over the limit, of which the rest is not read */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyLimit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function forward(origin: string, call: RawCall, response: ServerResponse, agent: Agent): Promise<void> {
  return new Promise((resolve) => {
    const { 'transfer-encoding': _chunked, ...headers } = call.headers;
    const outgoing = httpRequest(
      `${origin}${call.url}`,
      { method: call.method, headers: { ...headers, 'content-length': String(call.body.length) }, agent },
      (incoming) => {
        response.writeHead(incoming.statusCode ?? 502, incoming.headers);
        incoming.pipe(response);
        incoming.on('close', resolve);
      },
    );
    outgoing.on('error', (error) => {
      if (response.headersSent) response.destroy();
      else sendServiceError(response, 'ServiceUnavailable', 503, `${origin} does not answer: ${error.message}`);
      resolve();
    });
    outgoing.end(call.body);
  });
}
