import { describe, expect, it } from 'vitest';
import { definitions } from '#shared/model/objects/registry.ts';
import { buildOpenApi } from '#shared/model/openapi/build-openapi.ts';
import { findOperations, readDocument } from '../../../web/src/features/api-reference/read-document.ts';

const document = buildOpenApi({ title: 'Test', version: '1', definitions: Object.values(definitions) });
const groups = readDocument(document);
const operations = groups.flatMap((group) => group.operations);
const operation = (method: string, path: string) => {
  const found = operations.find((one) => one.method === method && one.path === path);
  if (!found) throw new Error(`${method} ${path} is not shown`);
  return found;
};

describe('the API reference', () => {
  it('shows every operation of the document, each once, in a named group', () => {
    const paths = document.paths as Record<string, object>;
    const all = Object.values(paths).flatMap((methods) => Object.keys(methods));
    expect(operations).toHaveLength(all.length);
    expect(operations.every(({ summary }) => summary !== '')).toBe(true);
  });

  it('shows what a body may hold, down to the entries of its lists', () => {
    const { body } = operation('POST', '/companies');
    expect(body.find(({ name }) => name === 'name')).toMatchObject({ type: 'string', isRequired: true });
    expect(body.map(({ name }) => name)).toContain('phones[].value');
    expect(body.find(({ name }) => name === 'status')?.type).toMatch(/"\w+" \| "\w+"/);
  });

  it('shows parameters with their place, and what is answered', () => {
    const { parameters, answers, access } = operation('GET', '/companies');
    expect(parameters.find(({ name }) => name === 'limit')).toMatchObject({ in: 'query', isRequired: false });
    expect(access).toBe('read');
    const good = answers.find(({ status }) => status === '200');
    expect(good?.members.map(({ name }) => name)).toEqual(expect.arrayContaining(['data', 'data[].id', 'page.next']));
    expect(answers.find(({ status }) => status === '401')?.description).toMatch(/\S/);
  });

  it('finds operations by words of their path, name and summary', () => {
    const found = findOperations(groups, 'POST  companies').flatMap((group) => group.operations);
    expect(found.map(({ path }) => path)).toContain('/companies');
    expect(found.every(({ method, summary }) => method === 'POST' || /post/i.test(summary))).toBe(true);
    expect(findOperations(groups, 'no such thing')).toEqual([]);
  });
});
