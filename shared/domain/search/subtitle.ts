import { definitions } from '#shared/model/objects/registry.ts';
import type { Address, Fields } from '#shared/model/records.ts';
import { type StoredRecord, titleOf } from '../records/record-item.ts';
import type { SearchedObject } from './search-entry.ts';

/**
 * What tells records of one name apart.
 * @param data what the reader sees of the record, @param company the client, if the reader may read it
 */
export function subtitleOf(object: SearchedObject, data: Fields, company: StoredRecord | undefined): string {
  const client = company && titleOf(definitions.companies, company.data);
  const parts = { companies: [townOf(data), data.industry], contacts: [data.position, client], deals: [client] };
  return parts[object].filter((part) => typeof part === 'string' && part !== '').join(' · ');
}

function townOf(data: Fields): string | undefined {
  const addresses = (data.addresses as readonly Address[] | undefined) ?? [];
  return addresses.find((address) => address.city !== undefined)?.city;
}
