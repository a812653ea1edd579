import { definitions } from '#shared/model/objects/registry.ts';
import type { Fields } from '#shared/model/records.ts';
import { textKey } from '#shared/store/keys/records.ts';
import type { Item, Write } from '#shared/store/table.ts';
import type { StoredRecord } from './stored-record.ts';

/** Above this a text would crowd the pages of the indexes, where every record is copied. In bytes. */
const longFrom = 1024;
const excerptLength = 200;

interface SplitRecord {
  /** Long texts are cut to an excerpt and named in `excerpts`. */
  readonly record: StoredRecord;
  readonly texts: Fields;
}

export function splitLongTexts(record: StoredRecord): SplitRecord {
  const long = definitions[record.object].fields
    .filter((field) => field.type === 'longText')
    .flatMap((field) => {
      const text = record.data[field.name];
      return typeof text === 'string' && new TextEncoder().encode(text).length > longFrom
        ? [[field.name, text] as const]
        : [];
    });
  if (long.length === 0) return { record, texts: {} };
  const excerpts = Object.fromEntries(
    long.map(([name, text]) => [name, `${Array.from(text).slice(0, excerptLength).join('')}…`]),
  );
  return {
    record: { ...record, data: { ...record.data, ...excerpts }, excerpts: Object.keys(excerpts) },
    texts: Object.fromEntries(long),
  };
}

export function joinLongTexts(record: StoredRecord, textItem: Item | undefined): StoredRecord {
  if (!record.excerpts) return record;
  const { excerpts: _whole, ...rest } = record;
  return { ...rest, data: { ...record.data, ...(textItem?.texts as Fields | undefined) } };
}

/** The write that keeps the texts beside their record, if there is or was anything to keep. */
export function writeLongTexts(id: string, texts: Fields, before: StoredRecord | undefined): readonly Write[] {
  if (Object.keys(texts).length > 0) return [{ put: { ...textKey(id), type: 'text', shape: 1, texts } }];
  return before && splitLongTexts(before).record.excerpts ? [{ delete: textKey(id) }] : [];
}
