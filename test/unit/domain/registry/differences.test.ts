import { describe, expect, it } from 'vitest';
import type { RegistryCheck } from '#shared/domain/registry/check-item.ts';
import { findDifferences } from '#shared/domain/registry/differences.ts';
import type { RegistryEntry } from '#shared/domain/registry/registry.ts';
import type { Fields } from '#shared/model/records.ts';
import { inventedEntry } from '#test/support/invented-registry.ts';

const siren = { scheme: 'FR-SIREN', value: '990000010' };
const siret = { scheme: 'FR-SIRET', value: '99000001000019' };
const check: RegistryCheck = {
  id: 'rgc_1',
  at: '2026-11-20T10:00:00.000Z',
  by: { id: 'seller1', name: 'Name of seller1' },
  source: 'registry.example',
  number: { country: 'FR', scheme: 'FR-SIREN', value: siren.value },
  outcome: 'found',
  entry: inventedEntry,
};
const seat = { street: '12, rue des Tilleuls', postalCode: '69003', city: 'Lyon', country: 'FR', kind: 'legal' };
const right: Fields = {
  name: 'Les Ateliers',
  legalName: 'Ateliers du Tilleul SAS',
  status: 'active',
  identifiers: [siren, siret],
  addresses: [seat],
};

const differ = (fields: Fields, entry: Partial<RegistryEntry> = {}) =>
  findDifferences({ ...right, ...fields }, { ...check, entry: { ...inventedEntry, ...entry } });

describe('differences from the registry', () => {
  it('are none in capitals, legal forms, accents and commas', () => {
    expect(differ({})).toEqual([]);
    expect(differ({ legalName: 'A.D.T.' }, { names: ['A D T'] })).toEqual([]);
  });

  it('tell another legal name', () => {
    const theirs = { field: 'legalName', theirs: 'ATELIERS DU TILLEUL' };
    expect(differ({ legalName: 'Comptoir du Tilleul' })).toEqual([{ ...theirs, ours: 'Comptoir du Tilleul' }]);
    expect(differ({ legalName: undefined })).toEqual([{ ...theirs, ours: null }]);
    expect(differ({ legalName: undefined, name: 'Ateliers du Tilleul' })).toEqual([]);
  });

  it('tell the numbers that the record lacks, and keep those that it has', () => {
    const vat = { scheme: 'EU-VAT', value: 'FR12990000010' };
    const former = { scheme: 'FR-SIRET', value: '99000001000027', validTo: '2020-01-01' };
    expect(differ({ identifiers: [vat, former] })).toEqual([
      { field: 'identifiers', ours: [vat, former], theirs: [vat, former, siren, siret] },
    ]);
  });

  it('tell where the seat is, and leave other addresses alone', () => {
    const office = { city: 'Lille', kind: 'office' };
    const theirs = { ...inventedEntry.address, kind: 'legal' };
    const field = 'addresses';
    expect(differ({ addresses: undefined })).toEqual([{ field, ours: null, theirs: [theirs] }]);
    expect(differ({ addresses: [office] })).toEqual([{ field, ours: [office], theirs: [office, theirs] }]);
    const moved = [office, { ...seat, street: '1 rue Haute' }];
    expect(differ({ addresses: moved })).toEqual([{ field, ours: moved, theirs: [office, theirs] }]);
    expect(differ({ addresses: [{ city: 'Lyon' }] })).toEqual([{ field, ours: [{ city: 'Lyon' }], theirs: [theirs] }]);
    expect(differ({ addresses: [office, seat] })).toEqual([]);
  });

  it('are none of what the registry withholds', () => {
    expect(differ({}, { names: [], address: { postalCode: '69003', city: 'LYON', country: 'FR' } })).toEqual([]);
  });

  it('tell that a client is closed that counts as active', () => {
    const closed = { state: 'closed', closedOn: '2025-03-31' } as const;
    expect(differ({}, closed)).toEqual([{ field: 'status', ours: 'active', theirs: 'inactive' }]);
    expect(differ({ status: 'archived' }, closed)).toEqual([]);
  });

  it('of a branch are about its firm alone', () => {
    const branch = {
      identifiers: [siren, { scheme: 'FR-SIRET', value: '99000001000027' }],
      addresses: [],
      legalName: 'B',
    };
    expect(differ(branch)).toEqual([]);
    expect(differ(branch, { state: 'closed' })).toHaveLength(1);
  });

  it('are none when it was asked about another number than the record has now', () => {
    expect(differ({ identifiers: [{ scheme: 'FR-SIREN', value: '990000028' }], legalName: 'Another' })).toEqual([]);
    expect(differ({ identifiers: [] })).toEqual([]);
  });
});
