import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { objectNames } from '#shared/model/objects/definition.ts';
import { definitions, findField, isMergeable } from '#shared/model/objects/registry.ts';
import { buildOpenApi } from '#shared/model/openapi/build-openapi.ts';
import type { Route } from '#shared/model/routes/route.ts';
import { routes } from '#shared/model/routes.ts';
import { createSchemaReader, type OpenApiDocument } from '#test/support/answer-check.ts';

type Json = Readonly<Record<string, unknown>>;
const described = buildOpenApi({ title: 'Test', version: '1.2.3', definitions: Object.values(definitions) });
const toJson = (value: object) => JSON.parse(JSON.stringify(value));
const document = toJson(described) as Json & OpenApiDocument;

function valuesOf(value: unknown, key: string): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === key ? [inner] : valuesOf(inner, key)));
}

describe('the OpenAPI document', () => {
  it('is what the standard says that such a document is', async () => {
    const { valid, errors } = await new Validator().validate(toJson(described));
    expect([valid, errors ?? []]).toEqual([true, []]);
  });

  it('is that also with routes over any object', async () => {
    const { errors } = await new Validator().validate(toJson(buildOpenApi({ title: 'Test', version: '1.2.3' })));
    expect(errors ?? []).toEqual([]);
  });

  it('has only schemas that can be compiled', () => {
    const schemaAt = createSchemaReader(document);
    for (const name of Object.keys(document.components.schemas)) schemaAt(`/components/schemas/${name}`);
  });

  it('has every route, once for each object where the path is over objects', () => {
    const of = {
      people: objectNames.filter((name) => definitions[name].person),
      identified: objectNames.filter((name) => findField(definitions[name], 'identifiers')),
      mergeable: objectNames.filter((name) => isMergeable(definitions[name])),
    };
    expect(of).toEqual({
      people: expect.arrayContaining(['contacts']),
      identified: expect.arrayContaining(['companies']),
      mergeable: ['companies', 'contacts', 'leads'],
    });
    const expected = (routes as readonly Route[]).flatMap(({ method, path, of: only }) =>
      (path.includes('{object}') ? (only ? of[only] : objectNames) : ['']).map(
        (object) => `${method} ${path.replace('{object}', object)}`,
      ),
    );
    const actual = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(actual.toSorted()).toEqual(expected.toSorted());
  });

  it('names each operation once', () => {
    const ids = valuesOf(document.paths, 'operationId');
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refers only to what it holds', () => {
    const references = [...new Set(valuesOf(document, '$ref'))] as string[];
    expect(references.length).toBeGreaterThan(10);
    for (const reference of references) {
      const found = reference
        .split('/')
        .slice(1)
        .reduce<unknown>((at, name) => (at as Json)[name], document);
      expect(found, reference).toBeTypeOf('object');
    }
  });

  it('describes every field of every object, and what a creation must have', () => {
    for (const { name, fields } of Object.values(definitions)) {
      const properties = document.components.schemas[`${name}.create`]?.properties as Json;
      const writable = fields.filter((field) => !field.readOnly);
      expect(Object.keys(properties)).toEqual(writable.map((field) => field.name));
      expect(document.components.schemas[`${name}.create`]?.required).toEqual(
        writable.filter((field) => field.required).map((field) => field.name),
      );
      expect(document.components.schemas[`${name}.patch`]).not.toHaveProperty('required');
      expect(Object.keys(document.components.schemas[name]?.properties as Json)).toEqual(
        expect.arrayContaining(fields.map((field) => field.name)),
      );
    }
  });

  it('says in every operation what it does, to whom it belongs, what it answers and what can go wrong', () => {
    const tags = (document.tags as readonly { readonly name: string }[]).map(({ name }) => name);
    for (const [path, operations] of Object.entries(document.paths)) {
      for (const [method, { summary, tags: own, responses }] of Object.entries(operations)) {
        const statuses = Object.keys(responses as Json);
        expect(summary, `${method} ${path}`).toMatch(/^[A-Z].*[^.]$/);
        expect(tags).toEqual(expect.arrayContaining([...(own as readonly string[])]));
        expect(statuses.filter((status) => status < '300')).not.toEqual([]);
        expect(statuses).toEqual(expect.arrayContaining(['500', '503']));
      }
    }
  });

  it('has exactly the parameters of its paths', () => {
    for (const [path, operations] of Object.entries(document.paths)) {
      const expected = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters } of Object.values(operations)) {
        const inPath = parameters.filter((parameter) => parameter.in === 'path');
        expect(inPath.map(({ name }) => name)).toEqual(expected);
      }
    }
  });

  it('asks for a token everywhere but on public routes, names the right, and for If-Match on changes', () => {
    expect(document.security).toEqual([{ accessToken: [] }]);
    expect(document.paths['/health']?.get?.security).toEqual([]);
    expect(document.paths['/me']?.get?.security).toEqual([{ accessToken: [] }]);
    expect(document.paths['/companies']?.get?.security).toEqual([{ accessToken: ['read'] }]);
    expect(JSON.stringify(document.paths['/companies/{id}']?.patch?.parameters)).toContain('"If-Match"');
  });
});
