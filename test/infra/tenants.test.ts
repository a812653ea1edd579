import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listTenantIds, loadTenant, parseTenant, tenantsDir } from '#infra/tenants.ts';

const demo = JSON.parse(readFileSync(join(tenantsDir, 'demo.json'), 'utf8')) as Record<string, unknown>;

function parseDemo(changes: Readonly<Record<string, unknown>>) {
  return parseTenant('demo', JSON.stringify({ ...demo, ...changes }));
}

describe('loadTenant', () => {
  it.each(listTenantIds())('accepts %s', (id) => {
    expect(loadTenant(id).id).toBe(id);
  });

  it('names the known tenants when there is no such one', () => {
    expect(() => loadTenant('nobody')).toThrow(/^Unknown tenant "nobody"\. Known tenants: acme, demo\./);
  });

  it('does not read files outside its folder', () => {
    expect(() => loadTenant('../tenants/demo')).toThrow(/^Unknown tenant/);
  });
});

describe('parseTenant', () => {
  it('refuses a tenant without a region: where data live is a decision', () => {
    expect(() => parseDemo({ region: undefined })).toThrow(/^infra\/tenants\/demo\.json is not valid\. region: /);
  });

  it('names every field that is wrong', () => {
    expect(() => parseDemo({ currency: 'euro', timeZone: 'Paris' })).toThrow(/timeZone: .+; currency: /);
  });

  it('knows whether a second factor is required, which it cannot be of demo users', () => {
    const acme = JSON.parse(readFileSync(join(tenantsDir, 'acme.json'), 'utf8')) as Record<string, unknown>;
    const read = (secondFactor: string) => parseTenant('acme', JSON.stringify({ ...acme, secondFactor })).secondFactor;
    expect([read('optional'), read('required')]).toEqual(['optional', 'required']);
    expect(() => read('sometimes')).toThrow(/secondFactor: /);
    expect(parseDemo({ secondFactor: 'optional' }).secondFactor).toBe('optional');
    expect(() => parseDemo({ secondFactor: 'required' })).toThrow(/secondFactor: demo users/);
  });

  it('asks registries only where it is told to, and never in the open', () => {
    const read = (address: string) => parseDemo({ registries: { FR: { address } } }).registries?.FR?.address;
    expect(parseDemo({}).registries).toBeUndefined();
    expect(read('https://recherche-entreprises.api.gouv.fr')).toBe('https://recherche-entreprises.api.gouv.fr');
    expect(read('http://127.0.0.1:4000')).toBe('http://127.0.0.1:4000');
    for (const wrong of ['http://registry.example', 'https://registry.example/search', 'https://a@b.example'])
      expect(() => read(wrong)).toThrow(/registries\.FR\.address: /);
  });

  it('refuses settings that it does not know', () => {
    expect(() => parseDemo({ colour: 'blue' })).toThrow(/colour/);
  });

  it('refuses a file under another name than its id', () => {
    expect(() => parseDemo({ id: 'other' })).toThrow(/expected "demo", the name of the file/);
  });

  it('tells a file that is not JSON', () => {
    expect(() => parseTenant('demo', '{')).toThrow(/^infra\/tenants\/demo\.json is not JSON: /);
  });

  it('says it in one line', () => {
    try {
      parseDemo({ region: 1, currency: 2, features: {} });
      expect.unreachable();
    } catch (error) {
      expect((error as Error).message.split('\n')).toHaveLength(1);
    }
  });
});
