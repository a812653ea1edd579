import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { objectNames } from '#shared/model/objects/definition.ts';
import {
  type Answer,
  type Client,
  createClient,
  type ProblemBody,
  type RecordBody,
  signIn,
} from '#test/support/api-client.ts';
import { makeUnique } from '#test/support/sample-values.ts';

/** Each is a whole request through every part of the stack. */
const runs = Number(process.env.STEWARD_RUNS ?? 100);

let client: Client;
let company: RecordBody;
beforeAll(async () => {
  client = await signIn('manager');
  company = (await client.post<RecordBody>('/companies', { name: makeUnique('Bad input') })).body;
});

const problemOf = ({ status, body }: Answer<ProblemBody>) => [status, body.code];

describe('a body', () => {
  it.each([
    ['broken', '{"name":', 400, 'body.invalid'],
    ['empty', '', 400, 'body.invalid'],
    ['of bytes that are no text', '\u0000\u0001', 400, 'body.invalid'],
    ['a list', '[]', 422, 'validation.failed'],
    ['null', 'null', 422, 'validation.failed'],
    ['of 1 MB and more', JSON.stringify({ name: 'x'.repeat(1024 * 1024) }), 413, 'body.too_large'],
  ])('%s is refused', async (_what, body, status, code) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await client.call<ProblemBody>('POST', '/companies', { body, headers });
    expect(problemOf(answer)).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('of another media type is refused', async () => {
    for (const type of ['text/plain', 'application/xml', 'multipart/form-data; boundary=x']) {
      const call = { body: '{"name":"x"}', headers: { 'content-type': type } };
      expect(problemOf(await client.call<ProblemBody>('POST', '/companies', call))).toEqual([415, 'body.media_type']);
    }
  });

  it('may say its charset, and JSON of another kind', async () => {
    for (const type of ['application/json; charset=utf-8', 'application/merge-patch+json']) {
      const call = { body: { name: makeUnique('Media type') }, headers: { 'content-type': type } };
      expect((await client.call('POST', '/companies', call)).status).toBe(201);
    }
  });
});

const long = (length: number) => 'x'.repeat(length);
const phones = (value: unknown) => ({ phones: [{ value }] });
const identifier = (scheme: string, value: string) => ({ identifiers: [{ scheme, value }] });

/** Object, what is wrong in an otherwise right body, pointer, code. */
const faults: readonly (readonly [object: string, fields: object, pointer: string, code: string])[] = [
  ['companies', { name: undefined }, '/name', 'required'],
  ['companies', { name: null }, '/name', 'required'],
  ['companies', { name: '   ' }, '/name', 'required'],
  ['companies', { name: 7 }, '/name', 'type'],
  ['companies', { name: long(201) }, '/name', 'too_long'],
  ['companies', { name: 'two\nlines' }, '/name', 'characters'],
  ['companies', { name: 'half \ud800' }, '/name', 'characters'],
  ['companies', { description: 'bell \u0007' }, '/description', 'characters'],
  ['companies', { description: long(10_001) }, '/description', 'too_long'],
  ['companies', { nonsense: 1 }, '/nonsense', 'unknown_field'],
  ['companies', { id: 'com_1' }, '/id', 'unknown_field'],
  ['companies', { version: 9 }, '/version', 'unknown_field'],
  ['companies', { roles: ['client', 'friend'] }, '/roles/1', 'option'],
  ['companies', { roles: 'client' }, '/roles', 'type'],
  ['companies', { status: 'asleep' }, '/status', 'option'],
  ['companies', { country: 'France' }, '/country', 'format'],
  ['companies', { websites: ['no address'] }, '/websites/0', 'format'],
  ['companies', { addresses: [{ planet: 'Mars' }] }, '/addresses/0/planet', 'unknown_field'],
  ['companies', { creditLimit: 12.5 }, '/creditLimit', 'type'],
  ['companies', { creditLimit: '12,50' }, '/creditLimit', 'format'],
  ['companies', { accountManagerId: 'nobody' }, '/accountManagerId', 'reference'],
  ['companies', { parentId: `com_${'0'.repeat(26)}` }, '/parentId', 'reference'],
  ['companies', phones(7), '/phones/0/value', 'type'],
  ['companies', phones(long(41)), '/phones/0/value', 'too_long'],
  ['companies', { phones: Array(21).fill({ value: '+33 6 39 98 00 01' }) }, '/phones', 'too_many'],
  ['companies', { emails: [{ value: 'no address' }] }, '/emails/0/value', 'format'],
  ['companies', { emails: [{}] }, '/emails/0/value', 'required'],
  ['companies', identifier('RU-INN', '0000000000000'), '/identifiers/0/value', 'format'],
  ['companies', identifier('RU-INN', '0000000019'), '/identifiers/0/value', 'checksum'],
  ['companies', identifier('FR-SIREN', '732829321'), '/identifiers/0/value', 'checksum'],
  ['companies', identifier('EU-VAT', '1'), '/identifiers/0/value', 'format'],
  ['companies', identifier('XX', '1'), '/identifiers/0/scheme', 'option'],
  ['contacts', { decisionMaker: 'yes' }, '/decisionMaker', 'type'],
  ['contacts', { birthday: '2026-02-30' }, '/birthday', 'format'],
  ['contacts', { birthday: '30.01.2026' }, '/birthday', 'format'],
  ['deals', { amount: '1e9' }, '/amount', 'format'],
  ['deals', { currency: 'euro' }, '/currency', 'format'],
  ['deals', { stageId: 'dreaming' }, '/stageId', 'reference'],
  ['deals', { closedAt: '2026-01-01T00:00:00Z' }, '/closedAt', 'read_only'],
  ['deals', { companyId: undefined }, '/companyId', 'required'],
  ['deals', { companyId: `com_${'0'.repeat(26)}` }, '/companyId', 'reference'],
  ['activities', { at: 'yesterday' }, '/at', 'format'],
  ['activities', { type: 'telegram' }, '/type', 'option'],
  ['activities', { durationSeconds: -1 }, '/durationSeconds', 'format'],
  ['activities', { durationSeconds: 1.5 }, '/durationSeconds', 'type'],
];

describe('a field', () => {
  const right = (): Readonly<Record<string, object>> => ({
    companies: { name: 'Right' },
    contacts: { lastName: 'Right' },
    deals: { title: 'Right', companyId: company.id },
    activities: { type: 'note', at: '2026-01-01T10:00:00Z', companyId: company.id },
  });

  it.each(faults)('of %s that is wrong is named: %j', async (object, fields, pointer, code) => {
    const answer = await client.post<ProblemBody>(`/${object}`, { ...right()[object], ...fields });
    expect(problemOf(answer)).toEqual([422, 'validation.failed']);
    expect(answer.body.errors).toContainEqual(
      expect.objectContaining({ pointer, code, message: expect.stringMatching(/\S/) }),
    );
  });

  it('named __proto__ is refused, not lost', async () => {
    const answer = await client.call<ProblemBody>('POST', '/companies', { body: '{"name":"x","__proto__":{"a":1}}' });
    expect(problemOf(answer)).toEqual([422, 'validation.failed']);
  });

  it('is told with all others that are wrong', async () => {
    const { body } = await client.post<ProblemBody>('/companies', { name: '', status: 'x', nonsense: 1 });
    expect(body.errors?.map(({ pointer }) => pointer).sort()).toEqual(['/name', '/nonsense', '/status']);
  });

  it('that is required cannot be cleared by a patch', async () => {
    const answer = await client.patch<ProblemBody>(`/companies/${company.id}`, { name: null }, 1);
    expect(problemOf(answer)).toEqual([422, 'validation.failed']);
  });
});

describe('an address', () => {
  it.each(['/nothing', '/planets', '/companies/x/y/z', '/health/x', '/companies/%2e%2e/x', '/reports'] as const)(
    'that leads nowhere answers with a problem: %s',
    async (path) => {
      const answer = await client.get<ProblemBody>(path);
      expect([404, 405]).toContain(answer.status);
      expect(answer.body.code).toMatch(/^(route\.not_found|not_found)$/);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    },
  );

  it.each([
    '/companies?limit=0',
    '/companies?limit=201',
    '/companies?limit=ten',
    '/companies?cursor=nonsense',
    '/companies?fields=name,nonsense',
    '/companies?nonsense=1',
    '/contacts?filter[decisionMaker][eq]=perhaps',
    '/deals?filter[expectedCloseDate][gt]=soon',
    '/duplicates?status=strange',
    '/reports/sales?from=2026-13',
    '/reports/sales?groupBy=planet',
  ] as const)('with a question that cannot be read answers 400: %s', async (path) => {
    expect(problemOf(await client.get<ProblemBody>(path))).toEqual([400, 'query.invalid']);
  });

  it.each([
    ['/companies?filter[phones][eq]=1', 'filter[name][prefix]'],
    ['/companies?filter[name][gt]=a', 'filter[name][eq]'],
    ['/companies?filter[nonsense][eq]=a', 'filter[name][eq]'],
  ] as const)('with a filter that is not declared names those that are: %s', async (path, allowed) => {
    const { status, body } = await client.get<ProblemBody>(path);
    expect([status, body.code]).toEqual([400, 'query.unsupported']);
    expect((body.allowed as { filters: string[] }).filters).toContain(allowed);
  });

  it('with a sort that is not declared names those that are', async () => {
    const { status, body } = await client.get<ProblemBody>('/companies?sort=industry');
    expect([status, body.code]).toEqual([400, 'query.unsupported']);
    expect((body.allowed as { sorts: string[] }).sorts).toEqual(['updatedAt', 'name']);
  });
});

describe('whatever is sent', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 });
  const headerText = fc.stringMatching(/^[ -~]{0,60}$/);
  const id = fc.oneof(
    fc.constant(() => company.id),
    text.map((value) => () => encodeURIComponent(value)),
  );
  const object = fc.constantFrom(...objectNames, 'planets');
  const json = fc.oneof(
    fc.jsonValue(),
    fc.record({ name: fc.jsonValue(), phones: fc.jsonValue(), identifiers: fc.jsonValue(), roles: fc.jsonValue() }),
    fc.record({ title: fc.jsonValue(), companyId: fc.jsonValue(), amount: fc.jsonValue(), stageId: fc.jsonValue() }),
  );
  const body = fc.oneof(
    json.map((value) => JSON.stringify(value)),
    text,
  );
  const query = fc.array(
    fc.tuple(
      fc.oneof(
        fc.constantFrom('limit', 'cursor', 'sort', 'fields', 'filter[name][prefix]', 'filter[companyId][eq]'),
        text,
      ),
      text,
    ),
    { maxLength: 4 },
  );
  const headers = fc.record(
    {
      'if-match': fc.oneof(
        headerText,
        fc.nat().map((version) => `"${version}"`),
      ),
      'idempotency-key': headerText,
      'accept-language': headerText,
      'content-type': fc.oneof(fc.constant('application/json'), headerText),
    },
    { requiredKeys: [] },
  );

  it('is answered, and never as a fault of ours', async () => {
    const property = fc.asyncProperty(
      fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'PUT'),
      object,
      fc.option(id),
      fc.constantFrom('', '/history', '/restore', '/card', '/export'),
      query,
      headers,
      body,
      async (method, name, record, tail, parameters, fields, content) => {
        const path = `/${name}${record ? `/${record()}` : ''}${tail}` as const;
        const search = new URLSearchParams(
          parameters.map(([key, value]) => [key.toWellFormed(), value.toWellFormed()]),
        );
        const isBodyless = method === 'GET';
        const { status } = await client.call(method, `${path}?${search}`, {
          headers: fields,
          ...(isBodyless ? {} : { body: content }),
        });
        expect(status).toBeLessThan(500);
      },
    );
    await fc.assert(property, { numRuns: runs });
  });

  it('opens no door at sign-in', async () => {
    const property = fc.asyncProperty(body, async (content) => {
      const { status } = await createClient().call('POST', '/auth/login', { body: content });
      expect([400, 401, 413, 415, 422]).toContain(status);
    });
    await fc.assert(property, { numRuns: Math.ceil(runs / 4) });
  });
});
