import { describe, expect, it } from 'vitest';
import { definitions } from '#shared/model/objects/registry.ts';
import { registryNumberOf } from '#shared/model/registries.ts';
import type { Me } from '../../../web/src/api/schema.ts';
import { askableNumber } from '../../../web/src/features/registry/askable-number.ts';
import { fillEmpty } from '../../../web/src/features/registry/fill-empty.ts';
import { formFieldsOf, toFormValues, toNewRecord } from '../../../web/src/ui/form-values.ts';

const siren = { scheme: 'FR-SIREN', value: '990000010' };
const siret = { scheme: 'FR-SIRET', value: '99000001000019' };
const fields = formFieldsOf(definitions.companies);
const known = {
  name: 'ATELIERS DU TILLEUL',
  country: 'FR',
  identifiers: [siren, siret],
  addresses: [{ city: 'LYON', kind: 'legal' }],
};

describe('filling from a registry', () => {
  it('leaves what was typed, and fills what is empty', () => {
    const typed = toFormValues(fields, { name: 'Les Ateliers', identifiers: [{ ...siren, value: '990 000 010' }] });
    expect(toNewRecord(fields, fillEmpty(fields, { ...typed, addresses: [{ kind: 'legal' }] }, known))).toEqual({
      name: 'Les Ateliers',
      country: 'FR',
      identifiers: [{ ...siren, value: '990 000 010' }, siret],
      phones: [{ value: '' }],
      emails: [{ value: '' }],
      addresses: [{ city: 'LYON', kind: 'legal' }],
    });
  });
});

describe('the number that a registry is asked by', () => {
  const me = (registries: readonly string[]) => ({ tenant: { registries } }) as Me;

  it('is the SIREN, or what of another French number is one', () => {
    expect(registryNumberOf([siret, { scheme: 'FR-SIREN', value: '732 829 320' }])?.value).toBe('732829320');
    expect(registryNumberOf([siret])?.value).toBe('990000010');
    expect(registryNumberOf([{ scheme: 'EU-VAT', value: 'fr 13 990000010' }])?.value).toBe('990000010');
    expect(
      registryNumberOf([
        { scheme: 'EU-VAT', value: 'DE123456789' },
        { ...siren, validTo: '2020-01-01' },
      ]),
    ).toBe(undefined);
  });

  it('is offered when it is right, and its country has a registry here', () => {
    expect(askableNumber(me(['FR']), [siren])?.value).toBe('990000010');
    expect(askableNumber(me([]), [siren])).toBe(undefined);
    expect(
      askableNumber(me(['FR']), [
        { scheme: null, value: '' },
        { scheme: 'FR-SIREN', value: '990000011' },
      ]),
    ).toBe(undefined);
    expect(askableNumber(me(['FR']), undefined)).toBe(undefined);
  });
});
