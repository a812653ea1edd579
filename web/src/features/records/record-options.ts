import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { searchQuery } from '../search/search-queries.ts';
import { useDefinition } from './definitions.ts';
import type { ListSearch } from './list-query.ts';
import { headQuery } from './record-queries.ts';
import { useTitle } from './record-title.ts';

export interface RecordOption {
  readonly value: string;
  readonly label: string;
  /** What tells records of one name apart. */
  readonly note?: string;
}

const offered = 20;

/**
 * The records that fit what was typed, found on the server: by any of their words, or by their beginning where the search
 * does not know them. Before a letter is typed, those of the company, else those changed last.
 */
export function useRecordOptions(
  object: ObjectName,
  typed: string,
  companyId: string | undefined,
): readonly RecordOption[] {
  const titleOf = useTitle();
  const definition = useDefinition(object);
  const [q] = useDebouncedValue(typed.trim(), 200);
  const isSearching = q !== '' && definition.searched === true;
  const found = useQuery({ ...searchQuery(q, object), enabled: isSearching });
  const [name = ''] = definition.title;
  const canBegin = definition.fields.some((field) => field.name === name && field.filter?.includes('prefix'));
  const filter = {
    ...(companyId !== undefined && definition.company === 'companyId' && { 'companyId.eq': companyId }),
    ...(q !== '' && canBegin && { [`${name}.prefix`]: q }),
  };
  const search: ListSearch = Object.keys(filter).length > 0 ? { filter } : {};
  const listed = useQuery({ ...headQuery(object, search, offered), enabled: !isSearching });
  if (isSearching) {
    const records = found.data?.data ?? [];
    return records.map(({ id, title, subtitle }) => ({ value: id, label: title, note: subtitle }));
  }
  return (listed.data?.data ?? []).map((record) => ({ value: record.id, label: titleOf(record) }));
}
