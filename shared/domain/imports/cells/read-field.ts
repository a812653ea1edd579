import type { FieldDefinition, FieldType, ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Cell, CellReader, CellSettings } from './cell.ts';
import { readAddresses } from './cell-addresses.ts';
import { readEmails, readPhones, readUrls } from './cell-contacts.ts';
import { readDate, readDateTime } from './cell-dates.ts';
import { readIdentifiers } from './cell-identifiers.ts';
import { readDecimal, readInteger } from './cell-numbers.ts';
import { readBoolean, readCountry, readCurrency, readOption, readOptions } from './cell-options.ts';
import { readStage } from './cell-stages.ts';

/** A line end within a cell is a space in what has one line. */
const readLine: CellReader = ([cell]) => cell?.text.replace(/\s*[\r\n\t\u2028\u2029]+\s*/gu, ' ');
const readText: CellReader = ([cell]) => cell?.text.replace(/\r\n?/g, '\n');

/** Types of fields that a cell can hold; of references and co-managers it holds names, which are looked up later. */
const readers: Partial<Readonly<Record<FieldType, (object: ObjectName) => CellReader>>> = {
  text: () => readLine,
  longText: () => readText,
  boolean: () => readBoolean,
  enum: readOption,
  enums: readOptions,
  integer: () => readInteger,
  decimal: () => readDecimal,
  currency: () => readCurrency,
  country: () => readCountry,
  date: () => readDate,
  dateTime: () => readDateTime,
  phones: () => readPhones,
  emails: () => readEmails,
  urls: () => readUrls,
  identifiers: () => readIdentifiers,
  addresses: () => readAddresses,
  // Others are looked up.
  reference: () => readStage,
};

/** Whether the cell of a field names somebody or something that must be there already. */
export function isLookedUp({ type, to }: FieldDefinition): boolean {
  const isFound = to === 'users' || (to !== undefined && to in definitions);
  return type === 'coManagers' || (type === 'reference' && isFound);
}

export function canBeRead(field: FieldDefinition): boolean {
  if (field.type === 'reference') return field.to === 'stages' || isLookedUp(field);
  return readers[field.type] !== undefined || isLookedUp(field);
}

/** @param cells at least one, @throws UnreadableCell */
export function readField(
  object: ObjectName,
  field: FieldDefinition,
  cells: readonly Cell[],
  settings: CellSettings,
): unknown {
  const reader = readers[field.type];
  if (!reader) throw new Error(`no cell can hold ${field.type}`);
  return reader(object)(cells, settings, field);
}
