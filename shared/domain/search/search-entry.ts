import { legalForms } from '#shared/model/legal-forms.ts';
import { type ObjectDefinition, type ObjectName, objectNames } from '#shared/model/objects/definition.ts';
import { type Definitions, definitions } from '#shared/model/objects/registry.ts';
import type { Fields } from '#shared/model/records.ts';
import type { Placement } from '../access/access.ts';
import { companyIdOf, placementOf } from '../records/record-facts.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';
import { keysOfWord, splitWords } from './search-key.ts';

export const searchedObjects: readonly ObjectName[] = objectNames.filter((name) => definitions[name].searched);

/** What stands in the index of names about one record: enough to leave out most of those that an actor cannot read. */
export interface SearchEntry extends Placement {
  readonly object: ObjectName;
  /** The client that it hangs on; absent for clients themselves. */
  readonly companyId?: string;
  /** Keys of the words of its names, in their order. */
  readonly keys: readonly string[];
}

/** Changes when words or their keys do, so that a rebuild knows that there is something to do. */
export const searchEngine = 1;

/** Words of one record that can be found. */
const maxWords = 12;

const forms = new Set(legalForms);

export function isSearched(object: string): object is ObjectName {
  return (searchedObjects as readonly string[]).includes(object);
}

/** Undefined: the record cannot be found by name, as it is not live or its object is not searched. @param live with fields of the workspace's own */
export function toSearchEntry(record: StoredRecord, live: Definitions = definitions): SearchEntry | undefined {
  const { object, data } = record;
  if (!isSearched(object) || !isLive(record)) return undefined;
  const companyId = companyIdOf(record);
  const { lines: _lines, ...placement } = placementOf(record);
  return {
    object,
    ...placement,
    ...(companyId !== undefined && companyId !== record.id && { companyId }),
    keys: nameKeysOf(live[object], data),
  };
}

/** Keys of the words that the record is called by. */
export function nameKeysOf(definition: ObjectDefinition, data: Fields): readonly string[] {
  const text = namesOf(definition)
    .map((field) => data[field])
    .filter((name) => typeof name === 'string')
    .join(' ');
  // What is a legal form in the name of a firm is a name in that of a person.
  const words = definition.name === 'contacts' ? splitWords(text) : tellingWords(text);
  const distinct = [...new Set(words.map((word) => word.toLowerCase()))];
  return [...new Set(distinct.slice(0, maxWords).flatMap(keysOfWord))];
}

function namesOf({ title, fields }: ObjectDefinition): readonly string[] {
  return [
    ...new Set([
      ...title,
      ...fields.filter(({ match }) => match === 'name' || match === 'brand').map(({ name }) => name),
    ]),
  ];
}

/** The words of a text without legal forms, which every second firm has; all when there are no others. */
export function tellingWords(text: string): readonly string[] {
  const words = splitWords(text);
  const telling = words.filter((word) => !forms.has(word.toLowerCase()));
  return telling.length > 0 ? telling : words;
}
