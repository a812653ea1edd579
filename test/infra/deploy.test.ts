import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AdminCreateUserCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inviteAdministrator } from '#infra/cli/administrator.ts';
import { requireCredentials } from '#infra/cli/credentials.ts';
import { requireOutputs } from '#infra/cli/outputs.ts';
import { CommandError, describeError, parseArguments, requireTenant } from '#infra/cli/run-command.ts';
import { planWebFiles, uploadWebFiles } from '#infra/cli/web-files.ts';

describe('parseArguments', () => {
  it('reads the tenant and the administrator', () => {
    expect(parseArguments(['--tenant', 'demo', '--admin', 'a@acme.example'], ['tenant', 'admin'])).toEqual({
      tenantId: 'demo',
      adminMail: 'a@acme.example',
    });
  });

  it.each([
    [['--tenants', 'demo'], /^Unknown option '--tenants'\. This command takes: --tenant ID, --admin MAIL\.$/],
    [['demo'], /^Unexpected argument 'demo'\. This command takes: .+$/],
    [['--tenant'], /argument missing\. This command takes: .+$/],
    [['--admin', 'nobody'], /^--admin "nobody" is not an e-mail address\.$/],
  ])('refuses %j in one line', (argv, message) => {
    expect(() => parseArguments(argv, ['tenant', 'admin'])).toThrow(message);
  });
});

describe('requireTenant', () => {
  it('names the tenants there are', () => {
    expect(() => requireTenant({ tenantId: undefined, adminMail: undefined })).toThrow(/Known tenants: acme, demo\.$/);
  });
});

describe('describeError', () => {
  it('tells a foreseen failure by its message only', () => {
    expect(describeError(new CommandError('Do this.'))).toBe('Do this.');
  });

  it('tells where an unforeseen one happened', () => {
    expect(describeError(new TypeError('undefined'))).toMatch(/^TypeError: undefined\n\s+at /);
  });
});

describe('requireCredentials', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('says what to do when there are none', async () => {
    const nowhere = { AWS_CONFIG_FILE: '/nowhere', AWS_SHARED_CREDENTIALS_FILE: '/nowhere', AWS_PROFILE: undefined };
    const disabled = { AWS_EC2_METADATA_DISABLED: 'true', AWS_ACCESS_KEY_ID: undefined };
    for (const [name, value] of Object.entries({ ...nowhere, ...disabled })) vi.stubEnv(name, value);
    await expect(requireCredentials('eu-west-3')).rejects.toThrow(/^There are no AWS credentials: sign in /);
  });

  it('lets a command go on that has them', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'id');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    await expect(requireCredentials('eu-west-3')).resolves.toBeUndefined();
  });
});

describe('requireOutputs', () => {
  it('names what is missing', () => {
    const outputs = { WebUrl: 'https://x', UserPoolId: 'p', WebBucketName: 'b' };
    expect(() => requireOutputs(outputs)).toThrow(
      'no output SetupFunctionName, ReindexFunctionName, ReconcileFunctionName',
    );
  });
});

describe('the files of the web', () => {
  let dist: string;

  beforeEach(() => {
    dist = mkdtempSync(join(tmpdir(), 'steward-web-'));
  });
  afterEach(() => rmSync(dist, { recursive: true }));

  function write(path: string): void {
    mkdirSync(join(dist, path, '..'), { recursive: true });
    writeFileSync(join(dist, path), path);
  }

  it('go up with the index last, so that it never names a missing file', () => {
    for (const path of ['index.html', 'favicon.svg', 'assets/b-2.css', 'assets/a-1.js', '.vite/manifest.json'])
      write(path);
    expect(planWebFiles(dist).map(({ key }) => key)).toEqual([
      'assets/a-1.js',
      'assets/b-2.css',
      'favicon.svg',
      'index.html',
    ]);
  });

  it('are kept by browsers for ever only if their name holds a hash', () => {
    for (const path of ['index.html', 'favicon.svg', 'assets/a-1.js']) write(path);
    const cached = planWebFiles(dist).map(({ key, cacheControl }) => [key, cacheControl]);
    expect(cached).toEqual([
      ['assets/a-1.js', 'public, max-age=31536000, immutable'],
      ['favicon.svg', 'no-cache'],
      ['index.html', 'no-cache'],
    ]);
  });

  it('are refused when the web was not built', () => {
    expect(() => planWebFiles(dist)).toThrow(/^The web is not built: .+ has no index\.html\.$/);
  });

  it('arrive in the bucket with their type', async () => {
    for (const path of ['index.html', 'assets/a-1.js']) write(path);
    const s3 = mockClient(S3Client);
    s3.on(PutObjectCommand).resolves({});
    await uploadWebFiles(new S3Client({ region: 'eu-west-3' }), 'web', planWebFiles(dist));
    expect(s3.commandCalls(PutObjectCommand).map(({ args }) => args[0].input)).toMatchObject([
      { Bucket: 'web', Key: 'assets/a-1.js', ContentType: 'text/javascript; charset=utf-8' },
      { Bucket: 'web', Key: 'index.html', ContentType: 'text/html; charset=utf-8', Body: Buffer.from('index.html') },
    ]);
  });
});

describe('inviteAdministrator', () => {
  const outputs = { UserPoolId: 'pool', SetupFunctionName: 'setup' };
  const clients = {
    cognito: new CognitoIdentityProviderClient({ region: 'eu-west-3' }),
    lambda: new LambdaClient({ region: 'eu-west-3' }),
  };
  const cognito = mockClient(CognitoIdentityProviderClient);
  const lambda = mockClient(LambdaClient);

  beforeEach(() => {
    cognito.reset();
    lambda.reset();
    cognito.on(AdminCreateUserCommand).resolves({ User: { Attributes: [{ Name: 'sub', Value: 'sub-1' }] } });
  });

  it('writes an invitation and gives the role under the subject of the user pool', async () => {
    lambda.on(InvokeCommand).resolves({});
    await inviteAdministrator(clients, outputs, 'ada@acme.example');
    expect(cognito.commandCalls(AdminCreateUserCommand)[0]?.args[0].input).toMatchObject({
      Username: 'ada@acme.example',
      DesiredDeliveryMediums: ['EMAIL'],
    });
    const payload = lambda.commandCalls(InvokeCommand)[0]?.args[0].input.Payload;
    expect(JSON.parse(String(payload))).toEqual({
      users: [
        { sub: 'sub-1', email: 'ada@acme.example', name: 'ada', departmentId: 'company', roles: ['administrator'] },
      ],
    });
  });

  it('says how to go on when the role could not be given', async () => {
    lambda.on(InvokeCommand).resolves({ FunctionError: 'Unhandled' });
    await expect(inviteAdministrator(clients, outputs, 'ada@acme.example')).rejects.toThrow(
      'ada@acme.example was invited, but the role could not be given: Unhandled. Deploy again with --admin.',
    );
  });
});
