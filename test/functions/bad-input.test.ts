import { beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#shared/domain/organisation/role.ts';
import { type CustomField, customTypes, toFieldDefinition } from '#shared/model/custom-fields.ts';
import { nestCustom } from '#shared/model/custom-values.ts';
import { type FieldDefinition, type ObjectName, objectNames } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { readyRoles } from '#shared/model/ready-roles.ts';
import type { Fields } from '#shared/model/records.ts';
import { badValues, harmlessText } from '#test/support/bad-values.ts';
import { type MemoryApi, openMemoryApi } from '#test/support/memory-api.ts';
import { fillPath, listOperations, nameOperation, type OpenApi, type Operation } from '#test/support/operations.ts';
import { type Known, makeSamples, type Records, sampleBody } from '#test/support/sample-record.ts';

/** One that may be changed, other than the ready ones. */
const ownRole: Role = { ...readyRoles.seller, id: `rol_${'0'.repeat(26)}`, name: 'Own', version: 1, builtIn: false };

let api: MemoryApi;
let records: Records;
let known: Known;
beforeAll(async () => {
  api = await openMemoryApi([{ id: 'owner', departmentId: 'company', roles: ['administrator'] }], {
    isUnchecked: true,
    roles: [ownRole],
  });
  await addOwnFields();
  const others = { users: 'owner', departments: 'sales' };
  records = await makeSamples(others, async (object, body) => {
    const answer = await api.call('owner', 'POST', `/${object}`, { body });
    expect(answer, `a sample of ${object}`).toMatchObject({ status: 201 });
    return String(answer.body.id);
  });
  known = { ...others, ...records };
});

/** A field of the workspace's own of each type that there can be. */
const ownFields: readonly CustomField[] = customTypes.map((type) => ({
  name: `own${type}`,
  type,
  label: type,
  form: 'more',
  ...((type === 'enum' || type === 'enums') && { options: [{ value: 'one', label: 'One' }] }),
  ...(type === 'reference' && { to: 'companies' as const }),
}));

async function addOwnFields(): Promise<void> {
  const headers = { 'if-match': '"0"' };
  const answer = await api.call('owner', 'PUT', '/fields/companies', { body: { fields: ownFields }, headers });
  expect(answer).toMatchObject({ status: 200 });
}

function writableFields(object: ObjectName): readonly FieldDefinition[] {
  const own = object === 'companies' ? ownFields.map(toFieldDefinition) : [];
  return [...definitions[object].fields.filter(({ readOnly }) => !readOnly), ...own];
}

const pointerTo = (field: FieldDefinition) => `/${field.name.replace('.', '/')}`;
const isAt = (pointer: string, place: string) => pointer === place || pointer.startsWith(`${place}/`);

/** What a refusal must be; `undefined`: it is so. */
async function findLack(method: string, path: string, field: FieldDefinition, value: unknown, rest: Fields) {
  const headers = method === 'PATCH' ? { 'if-match': '"1"' } : {};
  const body = nestCustom({ ...rest, [field.name]: value });
  const { status, body: answer } = await api.call('owner', method, path, { body, headers });
  const written = api.table().takeStream().length;
  const pointers = ((answer.errors as { pointer: string }[] | undefined) ?? []).map(({ pointer }) => pointer);
  const isRefused = status === 422 && answer.code === 'validation.failed' && written === 0;
  if (isRefused && pointers.some((pointer) => isAt(pointer, pointerTo(field)))) return undefined;
  return `${status} ${answer.code} ${pointers.join(' ')}, ${written} written`;
}

describe.each(objectNames)('%s', (object) => {
  it('refuse what a field cannot hold, name the field, and write nothing', async () => {
    const rest = sampleBody(definitions[object], known) as Fields;
    api.table().takeStream();
    const lacks: string[] = [];
    for (const field of writableFields(object)) {
      for (const [what, value] of badValues(field)) {
        const created = await findLack('POST', `/${object}`, field, value, rest);
        const patched = await findLack('PATCH', `/${object}/${records[object]}`, field, value, {});
        if (created) lacks.push(`POST ${field.name} (${field.type}), ${what}: ${created}`);
        if (patched) lacks.push(`PATCH ${field.name} (${field.type}), ${what}: ${patched}`);
      }
    }
    expect(lacks).toEqual([]);
  });

  it('keep text that another program would run, as text', async () => {
    const rest = sampleBody(definitions[object], known) as Fields;
    const texts = writableFields(object).filter(({ type, max = 200 }) => /text/i.test(type) && max >= 50);
    for (const [what, text] of Object.entries(harmlessText)) {
      const given = Object.fromEntries(texts.map(({ name }) => [name, text]));
      const { status, body } = await api.call('owner', 'POST', `/${object}`, {
        body: nestCustom({ ...rest, ...given }),
      });
      expect([what, status]).toEqual([what, 201]);
      expect(body).toMatchObject(nestCustom(given));
    }
  });
});

describe('every route that takes a body', () => {
  const codes: Readonly<Record<number, readonly string[]>> = {
    400: ['body.invalid'],
    413: ['body.too_large'],
    415: ['body.media_type'],
    422: ['validation.failed'],
  };
  const bodies: readonly (readonly [what: string, body: string, type: string, status: number])[] = [
    ['broken', '{"name":', 'application/json', 400],
    ['empty', '', 'application/json', 400],
    ['no text', '\u0000\u0001', 'application/json', 400],
    ['a list', '[]', 'application/json', 422],
    ['nothing', 'null', 'application/json', 422],
    ['a number', '1e999', 'application/json', 422],
    ['text', '"x"', 'application/json', 422],
    ['of an unknown member', '{"nonsense":1}', 'application/json', 422],
    ['with a prototype', '{"__proto__":{"isAdministrator":true}}', 'application/json', 422],
    ['of another type', '{"name":"x"}', 'text/html', 415],
    ['too large', JSON.stringify({ name: 'x'.repeat(1024 * 1024) }), 'application/json', 413],
  ];

  /** What visitors of a website send is never refused: test/unit/domain/capture. */
  const takesAnything = ({ path }: Operation) => path === '/capture/leads';

  it('refuses what is no right body before anything is written', async () => {
    const document = (await api.call('owner', 'GET', '/openapi.json')).body as unknown as OpenApi;
    const operations = listOperations(document).filter((one) => one.body !== undefined && !takesAnything(one));
    expect(operations.length).toBeGreaterThan(40);
    api.table().takeStream();
    const lacks: string[] = [];
    for (const operation of operations) {
      for (const [what, body, type, expected] of bodies) {
        if (body === '' && operation.mayOmitBody) continue;
        const { status, code } = await send(operation, body, type);
        const isRight = status === expected && codes[status]?.includes(code);
        const written = api.table().takeStream().length;
        if (!isRight || written > 0)
          lacks.push(`${nameOperation(operation)}, ${what}: ${status} ${code}, ${written} written`);
      }
    }
    expect(lacks).toEqual([]);
  });

  /** Where a body is looked at only once there is what it changes. */
  const parameters = {
    '*': 'x',
    '/roles/{id}': ownRole.id,
    '/fields/{name}': 'companies',
    '{scheme}': 'FR-SIREN',
    '{value}': '732829320',
  };

  async function send(operation: Operation, body: string, type: string) {
    const path = fillPath(operation, parameters, operation.object && records[operation.object]);
    const headers = { 'content-type': type, 'if-match': '"1"' };
    const { status, body: answer } = await api.call('owner', operation.method, path, { body, headers });
    return { status, code: String(answer.code) };
  }
});
