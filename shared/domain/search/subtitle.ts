import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Address, Fields } from '#shared/model/records.ts';
import { titleOf } from '../records/record-facts.ts';
import type { StoredRecord } from '../records/stored-record.ts';

/**
 * What tells records of one name apart.
 * @param data what the reader sees of the record, @param company the client, if the reader may read it
 */
export function subtitleOf(object: ObjectName, data: Fields, company: StoredRecord | undefined): string {
  const client = company && titleOf(definitions.companies, company.data);
  return partsOf(object, data, client)
    .filter((part) => typeof part === 'string' && part !== '')
    .join(' · ');
}

function partsOf(object: ObjectName, data: Fields, client: string | undefined): readonly unknown[] {
  switch (object) {
    case 'companies':
      return [townOf(data), data.industry];
    case 'contacts':
      return [data.position, client];
    case 'leads':
      return [data.companyName, data.contactName, client];
    case 'products':
      return [data.category];
    default:
      return [client];
  }
}

function townOf(data: Fields): string | undefined {
  const addresses = (data.addresses as readonly Address[] | undefined) ?? [];
  return addresses.find((address) => address.city !== undefined)?.city;
}
