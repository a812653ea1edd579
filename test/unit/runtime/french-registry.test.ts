import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Registry } from '#shared/domain/registry/registry.ts';
import type { RegistryNumber } from '#shared/model/registries.ts';
import { openFrenchRegistry } from '#shared/runtime/registries/french-registry.ts';
import { openRegistries } from '#shared/runtime/registries/open-registries.ts';
import {
  misbehaving,
  type RecordedRegistry,
  recorded,
  startRecordedRegistry,
} from '#test/support/recorded-registry.ts';
import { testTenant } from '#test/support/workspace.ts';

const numberOf = (value: string): RegistryNumber => ({ country: 'FR', scheme: 'FR-SIREN', value });

let server: RecordedRegistry;
let registry: Registry;

beforeAll(async () => {
  server = await startRecordedRegistry();
  registry = openFrenchRegistry(server.address);
});
afterAll(() => server.stop());

const lookUp = (siren: string) => registry.lookUp(numberOf(siren));

describe('the French registry', () => {
  it('is called by its host', () => {
    expect(registry.source).toBe(server.address.slice('http://'.length));
    expect(openFrenchRegistry('https://recherche-entreprises.api.gouv.fr').source).toBe(
      'recherche-entreprises.api.gouv.fr',
    );
  });

  it('tells of a company what is of use, and proves what was sent', async () => {
    const body = readFileSync(join(import.meta.dirname, '../../samples/registry', `${recorded.found}.json`));
    expect(await lookUp(recorded.found)).toEqual({
      outcome: 'found',
      entry: {
        legalName: 'ATELIERS DU TILLEUL',
        names: ['ATELIERS DU TILLEUL', 'ATELIERS DU TILLEUL (ADT)', 'ADT'],
        legalForm: 'SAS',
        address: { street: '12 RUE DES TILLEULS', postalCode: '69003', city: 'LYON', country: 'FR' },
        headOffice: '99000001000019',
        state: 'active',
        createdOn: '2011-04-01',
      },
      bodyHash: createHash('sha256').update(body).digest('hex'),
    });
  });

  it('tells since when a company is closed', async () => {
    expect(await lookUp(recorded.closed)).toMatchObject({
      outcome: 'found',
      entry: { state: 'closed', closedOn: '2025-03-31', legalForm: 'SARL' },
    });
  });

  it('knows what is withheld for no name and no street', async () => {
    expect(await lookUp(recorded.withheld)).toMatchObject({
      entry: { names: [], legalForm: 'Entrepreneur individuel', address: { postalCode: '75011', city: 'PARIS' } },
    });
  });

  it('says that there is no such company', async () => {
    expect(await lookUp(recorded.unknown)).toMatchObject({ outcome: 'notFound', bodyHash: expect.any(String) });
  });

  it('is asked once more when it is free again at once', async () => {
    expect(await lookUp(misbehaving.busy)).toMatchObject({ outcome: 'notFound' });
    expect(server.asked.filter((one) => one === misbehaving.busy)).toHaveLength(2);
  });

  it.each([
    [misbehaving.busyForMinutes, 'refused'],
    [misbehaving.broken, 'refused'],
    [misbehaving.elsewhere, 'refused'],
    [misbehaving.garbage, 'unreadable'],
    [misbehaving.truncated, 'connection'],
    [misbehaving.tooLarge, 'tooLarge'],
    [recorded.other, 'otherCompany'],
  ])('answers in a word why it has no answer, and is asked once: %s', async (siren, why) => {
    expect(await lookUp(siren)).toEqual({ outcome: 'unreachable', why });
    expect(server.asked.filter((one) => one === siren)).toHaveLength(1);
  });

  it('is given up when it is slow', async () => {
    const hasty = openFrenchRegistry(server.address, 100);
    expect(await hasty.lookUp(numberOf(misbehaving.slow))).toEqual({ outcome: 'unreachable', why: 'timeout' });
  });

  it('is unreachable where nobody listens', async () => {
    const nobody = openFrenchRegistry('http://127.0.0.1:9');
    expect(await nobody.lookUp(numberOf(recorded.found))).toEqual({ outcome: 'unreachable', why: 'connection' });
  });

  it('is there only for a tenant that has switched it on', () => {
    expect(openRegistries(testTenant)).toEqual({});
    expect(Object.keys(openRegistries({ ...testTenant, registries: { FR: { address: server.address } } }))).toEqual([
      'FR',
    ]);
  });
});
