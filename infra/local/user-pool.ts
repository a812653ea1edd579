import type { ChildProcess } from 'node:child_process';
import type { ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Context, Part } from './part.ts';
import { readFlag, readTexts } from './properties.ts';
import { StartError } from './start-error.ts';
import { refuseProperty } from './support.ts';
import type { Properties } from './template.ts';
import type { Support } from './type-support.ts';
import { normaliseCall, type PoolAnswer } from './user-pool-calls.ts';
import { preparePoolFiles } from './user-pool-files.ts';
import { createMailbox } from './user-pool-mails.ts';
import { readPasswordPolicy } from './user-pool-passwords.ts';
import { createPoolService } from './user-pool-service.ts';
import { readPoolUsers } from './user-pool-users.ts';

const shown = 'shown to operators';
const mails = 'mails of this machine are files, with the texts of the templates';
const oauth = 'people sign in with their password; there are no pages of the pool here';

export const support: Support = {
  'AWS::Cognito::UserPool': {
    simulated: [
      'UsernameAttributes',
      'UsernameConfiguration',
      'AdminCreateUserConfig',
      'Policies',
      'VerificationMessageTemplate',
      'MfaConfiguration',
    ],
    accepted: {
      UserPoolName: shown,
      UserPoolTags: shown,
      UserPoolTier: 'decides about prices',
      UserPoolAddOns: 'protects against strangers, who do not reach the loopback interface',
      AccountRecoverySetting: mails,
      AutoVerifiedAttributes: mails,
      DeletionProtection: 'the data folder is deleted by its owner alone',
      EmailConfiguration: mails,
      EmailVerificationMessage: mails,
      EmailVerificationSubject: mails,
      SmsVerificationMessage: mails,
      EnabledMfas: 'codes come from authenticator apps',
      Schema: 'standard attributes are all there',
    },
  },
  'AWS::Cognito::UserPoolClient': {
    simulated: [
      'UserPoolId',
      'ExplicitAuthFlows',
      'GenerateSecret',
      'AccessTokenValidity',
      'IdTokenValidity',
      'RefreshTokenValidity',
      'TokenValidityUnits',
      'PreventUserExistenceErrors',
    ],
    accepted: {
      ClientName: shown,
      EnableTokenRevocation: 'tokens of this machine are not revoked',
      SupportedIdentityProviders: oauth,
      AllowedOAuthFlows: oauth,
      AllowedOAuthFlowsUserPoolClient: oauth,
      AllowedOAuthScopes: oauth,
      CallbackURLs: oauth,
      LogoutURLs: oauth,
      ReadAttributes: 'the operator reads and writes all attributes',
      WriteAttributes: 'the operator reads and writes all attributes',
    },
  },
};

/** Its input is a pipe from the runner: when the runner is killed, the pipe ends and so does the child. */
const endWithParent = 'data:text/javascript,process.stdin.on("end",()=>process.exit()).resume()';

/** Serves the user pool of the stack by `cognito-local`. */
export async function startUserPool(context: Context): Promise<Part> {
  const { stack, endpoints, children, clock, dataDir, log } = context;
  const [pool, second] = stack.ofType('AWS::Cognito::UserPool');
  if (!pool || second) throw new StartError('infra/local runs a stack with one AWS::Cognito::UserPool');
  // Who has no second factor would have to set one up while signing in.
  if (pool.properties.MfaConfiguration === 'ON') refuseProperty(pool, 'MfaConfiguration');
  const clients = stack.ofType('AWS::Cognito::UserPoolClient');
  for (const client of clients) {
    if (readFlag(client.properties, 'GenerateSecret', false)) refuseProperty(client, 'GenerateSecret');
  }
  const flows = new Map(clients.map(({ ref, properties }) => [ref, readTexts(properties, 'ExplicitAuthFlows')]));
  const folder = join(dataDir, 'user-pool');
  const usersFile = preparePoolFiles(folder, pool, clients, log);
  const child = children.spawn('user pool', process.execPath, ['--import', endWithParent, programPath()], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0' },
    stdio: ['pipe', 'pipe', 'ignore'],
    // A process group of its own: Ctrl-C reaches the runner alone, which ends this child after its last call.
    detached: true,
  });
  const origin = await readOrigin(child);

  const answerCall = createPoolService({
    forward: (operation, body) => ask(origin, operation, body),
    readUsers: () => readPoolUsers(usersFile),
    policy: readPasswordPolicy(pool.properties),
    mailbox: createMailbox(join(dataDir, 'mails'), pool.properties, clock, log),
    flowsOf: (clientId) => flows.get(clientId) ?? [],
    anyClientId: clients[0]?.ref ?? '',
    now: () => clock.now(),
  });

  // One call at a time: `cognito-local` rewrites its whole file for each, and two writers would mix their texts.
  let last: Promise<unknown> = Promise.resolve();
  function enqueue(target: string, body: Properties): Promise<PoolAnswer> {
    const answer = last.then(() => answerCall(target.split('.')[1] ?? '', body));
    last = answer.catch(() => undefined);
    return answer;
  }

  endpoints.register('cognito-idp', {
    async handle(request, response, body) {
      const parsed = JSON.parse(body.toString('utf8') || '{}') as Properties;
      send(response, await enqueue(String(request.headers['x-amz-target']), normaliseCall(parsed)));
    },
  });

  return {
    name: 'user-pool',
    summary: '1 user pool',
    origins: { [`cognito-idp.${stack.region}.amazonaws.com`]: origin },
    async stop() {
      await last;
      await children.end(child);
    },
  };
}

async function ask(origin: string, operation: string, body: Properties): Promise<PoolAnswer> {
  const response = await fetch(origin, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Properties };
}

function programPath(): string {
  return createRequire(import.meta.url).resolve('cognito-local/lib/bin/start.js');
}

/** The program takes a free port and says which. */
function readOrigin(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      if (said.length < 10_000) said += chunk.toString('utf8');
      const origin = /running on (http:\/\/[\d.]+:\d+)/.exec(said)?.[1];
      if (origin) resolve(origin);
    });
    child.once('exit', () => reject(new StartError(`the user pool did not start: ${said.trim().slice(-300)}`)));
  });
}

function send(response: ServerResponse, { status, body }: PoolAnswer): void {
  const kind = typeof body.__type === 'string' ? { 'x-amzn-errortype': body.__type } : {};
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1', ...kind });
  response.end(JSON.stringify(body));
}
