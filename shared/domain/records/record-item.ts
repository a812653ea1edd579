import { flattenCustom, nestCustom } from '#shared/model/custom-values.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Fields } from '#shared/model/records.ts';
import { recordKey } from '#shared/store/keys/records.ts';
import { recordIndexKeys } from '#shared/store/record-index-keys.ts';
import type { Item } from '#shared/store/table.ts';
import { companyIdOf, openStateOf, ownerIdOf, sortNameOf, titleOf } from './record-facts.ts';
import { upgradeShape } from './shapes.ts';
import { isLive, type StoredRecord } from './stored-record.ts';

export const currentShape = 1;

/** A record that is not live leaves all indexes, so that no list has to filter it out. */
export function toItem(record: StoredRecord): Item {
  const { object, ...rest } = record;
  return {
    ...recordKey(record.id),
    type: object,
    shape: currentShape,
    ...rest,
    data: nestCustom(record.data),
    ...(isLive(record) ? indexKeysOf(record) : {}),
  };
}

export function fromItem(item: Item): StoredRecord {
  const current = upgradeShape(item, currentShape);
  const { type, id, version, createdAt, createdBy, updatedAt, updatedBy, departmentId, data } = current;
  return {
    object: type as ObjectName,
    id: id as string,
    version: version as number,
    createdAt: createdAt as string,
    createdBy: createdBy as string,
    updatedAt: updatedAt as string,
    updatedBy: updatedBy as string,
    departmentId: departmentId as string,
    ...presentOnly({
      deletedAt: current.deletedAt,
      holdsNumbers: current.holdsNumbers,
      erasedAt: current.erasedAt,
      mergedInto: current.mergedInto,
      absorbed: current.absorbed,
      merged: current.merged,
      batch: current.batch,
      importedUntil: current.importedUntil,
      awaitsAssignment: current.awaitsAssignment,
      assigned: current.assigned,
      ownerSince: current.ownerSince,
      answers: current.answers,
      registered: current.registered,
      excerpts: current.excerpts,
    }),
    data: flattenCustom(data as Fields),
  };
}

function presentOnly(values: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function indexKeysOf(record: StoredRecord) {
  const definition = definitions[record.object];
  return recordIndexKeys({
    object: record.object,
    id: record.id,
    ownerId: ownerIdOf(record),
    departmentId: record.departmentId,
    updatedAt: record.updatedAt,
    name: sortNameOf(definition, titleOf(definition, record.data)),
    companyId: companyIdOf(record),
    date: definition.date === undefined ? undefined : (record.data[definition.date] as string | undefined),
    isLog: definition.listBy === 'date',
    openState: openStateOf(record),
  });
}
