import { beforeAll, describe, expect, it } from 'vitest';
import { objectNames } from '#shared/model/objects/definition.ts';
import { describeApi, type OpenApiDocument } from '#test/support/answer-check.ts';
import { type Client, type PageBody, signIn } from '#test/support/api-client.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: {
    readonly enum?: readonly string[];
    readonly examples?: readonly string[];
    readonly $ref?: '#/components/schemas/ObjectName';
  };
}

interface ImportBody {
  readonly id: string;
  readonly upload: { readonly url: string; readonly method: string; readonly headers: Record<string, string> };
}

/** Calls that must be answered; the client holds each answer against the document by itself. */
describe('the OpenAPI document', () => {
  let admin: Client;
  let document: OpenApiDocument;
  beforeAll(async () => {
    admin = await signIn('admin');
    document = (await admin.get<OpenApiDocument>('/openapi.json')).body;
  });

  it('is served as tests and the front end know it', () => {
    const { paths, components } = describeApi();
    expect(withoutOwnFields({ paths: document.paths, components: document.components })).toEqual({ paths, components });
  });

  it('knows no field that is hidden from whoever asks for it', async () => {
    const { body } = await (await signIn('service')).get<OpenApiDocument>('/openapi.json');
    expect(JSON.stringify(document.components.schemas.deals)).toContain('"amount"');
    expect(JSON.stringify(body)).not.toContain('"amount":{"title":"Amount"');
  });

  it('describes what every route that reads answers', async () => {
    await planSmallFile(admin);
    const reading = Object.entries(document.paths).filter(([, { get }]) => get);
    const answered: string[] = [];
    for (const [template, { get }] of reading) {
      const path = await fillIn(admin, template, (get?.parameters ?? []) as readonly unknown[] as readonly Parameter[]);
      if (!path) continue;
      const { status } = await admin.get(path);
      expect([template, status]).toEqual([template, 200]);
      answered.push(template);
    }
    expect(answered.length).toBeGreaterThan(reading.length * 0.6);
  });
});

/** The newest import is the one whose routes are asked, and one without a file has nothing to show. */
async function planSmallFile(client: Client): Promise<void> {
  const { body } = await client.post<ImportBody>('/imports', { object: 'companies', fileName: 'clients.csv' });
  const { url, method, headers } = body.upload;
  expect((await fetch(url, { method, headers, body: 'country\nx\n' })).status).toBe(200);
  expect((await client.post(`/imports/${body.id}/plan`, { mapping: { country: 'country' } })).status).toBe(200);
}

/** Another test may have added fields to the workspace. */
function withoutOwnFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((one) => !isOwnField(one)).map(withoutOwnFields);
  if (typeof value !== 'object' || value === null) return value;
  const others = Object.entries(value).filter(([name]) => name !== 'custom');
  return Object.fromEntries(others.map(([name, inner]) => [name, withoutOwnFields(inner)]));
}

function isOwnField(one: unknown): boolean {
  return one === 'custom' || (one as { readonly name?: string } | null)?.name?.includes('[custom.') === true;
}

/** With the id of the first entry of the list that the path goes on from; undefined when there is none. */
async function fillIn(
  client: Client,
  template: string,
  parameters: readonly Parameter[],
): Promise<`/${string}` | undefined> {
  let path = template;
  for (const { name, in: place, schema } of parameters.filter(({ required }) => required)) {
    if (place === 'query') path += `?${name}=${encodeURIComponent(schema.examples?.[0] ?? '')}`;
    if (place !== 'path') continue;
    const value =
      (schema.$ref ? objectNames : schema.enum)?.[0] ??
      (await findFirstId(client, path.slice(0, path.indexOf(`/{${name}}`))));
    if (value === undefined) return undefined;
    path = path.replace(`{${name}}`, value);
  }
  return path as `/${string}`;
}

const firstIds = new Map<string, string | undefined>();

async function findFirstId(client: Client, collection: string): Promise<string | undefined> {
  if (!firstIds.has(collection)) {
    const { status, body } = await client.get<PageBody>(`${collection}?limit=1` as `/${string}`);
    firstIds.set(collection, status === 200 ? body.data?.[0]?.id : undefined);
  }
  return firstIds.get(collection);
}
