import type { AssignedBecause } from '#shared/model/assignment.ts';
import { flattenCustom, nestCustom } from '#shared/model/custom-values.ts';
import { withoutLeadingForm } from '#shared/model/legal-forms.ts';
import { describeMastered, type Mastered } from '#shared/model/mastery.ts';
import type { ObjectDefinition, ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { isOpenWork } from '#shared/model/quality/ageing.ts';
import type { Answers } from '#shared/model/quality/quality.ts';
import type { CoManager, CrmRecord, Fields } from '#shared/model/records.ts';
import type { RegisteredState } from '#shared/model/registries.ts';
import { recordKey } from '#shared/store/keys/records.ts';
import { recordIndexKeys } from '#shared/store/record-index-keys.ts';
import type { Item } from '#shared/store/table.ts';
import type { Placement } from '../access/access.ts';
import { isHidden, withoutHidden } from '../access/hidden-fields.ts';
import type { Context } from '../context.ts';
import { upgradeShape } from './shapes.ts';

/** A record as services handle it: its fields apart from what the system keeps about it. */
export interface StoredRecord {
  readonly object: ObjectName;
  readonly id: string;
  readonly version: number;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
  readonly departmentId: string;
  /** Present: the record is in the bin. */
  readonly deletedAt?: string;
  /** In the bin, and its legal numbers stay its own: whoever enters one again is shown the way back instead. */
  readonly holdsNumbers?: true;
  /** Present: the person was erased; the rest keeps links and history whole, and never changes again. */
  readonly erasedAt?: string;
  /** Present: the record is one with this one now, which answers in its place. */
  readonly mergedInto?: string;
  /** Records that were merged into it and from which not all that hangs on them has been moved here yet. */
  readonly absorbed?: readonly string[];
  /** All that were merged into it, by the merge that did it: their histories and files belong to it. */
  readonly merged?: readonly MergedRecord[];
  /** The batch that brought it in: demo data, an import. */
  readonly batch?: string;
  /** First day on which what its import left undone is for its owner to mend, where somebody signed for it. */
  readonly importedUntil?: string;
  /** Nobody was named whose it is: rules are to say it. */
  readonly awaitsAssignment?: true;
  /** Rules said whose it is, and why; it goes with the next one whose it becomes. */
  readonly assigned?: Assigned;
  /** Since when it is its owner's, when it was somebody else's before. ISO 8601 UTC. */
  readonly ownerSince?: string;
  /** What people said about its fields: not known yet, or that they still hold. */
  readonly answers?: Answers;
  /** Of a company: what the registry of its country said against it. */
  readonly registered?: Registered;
  /** Fields of `data` that hold only the beginning of a long text; the whole is kept beside the record. */
  readonly excerpts?: readonly string[];
  readonly data: Fields;
}

export interface Assigned {
  readonly at: string;
  readonly because: AssignedBecause;
}

export interface Registered {
  readonly state: RegisteredState;
  /** What it was asked for; of a company with another number now, it says nothing. */
  readonly number: string;
  /** Of a closed one, where the registry tells the day. */
  readonly since?: string;
  /** Of the record, with which it was noted. */
  readonly version: number;
}

export interface MergedRecord {
  readonly id: string;
  readonly mergeId: string;
}

export const currentShape = 1;

/** Neither in the bin nor erased nor merged into another. */
export function isLive({
  deletedAt,
  erasedAt,
  mergedInto,
}: Pick<StoredRecord, 'deletedAt' | 'erasedAt' | 'mergedInto'>): boolean {
  return deletedAt === undefined && erasedAt === undefined && mergedInto === undefined;
}

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

/** Who is answered, and by what is known of the workspace. */
type Reader = Pick<Context, 'actor' | 'directory'>;

/**
 * The record as the API gives it, without the fields that are hidden from the actor: nothing else makes records for
 * answers. `excerpts` names texts of which it has only the beginning, as lists do.
 */
export function toCrmRecord({ actor, directory }: Reader, record: StoredRecord): CrmRecord {
  const { object, id, version, createdAt, createdBy, updatedAt, updatedBy, erasedAt, merged, assigned } = record;
  const isOwnerHidden = isHidden(actor, object, definitions[object].owner);
  const excerpts = record.excerpts?.filter((field) => !isHidden(actor, object, field));
  const mastered = masteredFor({ actor, directory }, record);
  return {
    id,
    object,
    version,
    createdAt,
    createdBy,
    updatedAt,
    updatedBy,
    ...nestCustom(withoutHidden(actor, object, record.data)),
    ...(erasedAt !== undefined && { erasedAt }),
    ...(merged && { mergedIds: merged.map((one) => one.id) }),
    ...(assigned && !isOwnerHidden && { assignedBecause: assigned.because }),
    ...(excerpts?.length && { excerpts }),
    ...(mastered && { mastered }),
  };
}

function masteredFor({ actor, directory }: Reader, { object, data }: StoredRecord): Mastered | undefined {
  const mastered = describeMastered(directory.masteries, directory.definitions[object], data);
  return mastered && { ...mastered, fields: mastered.fields.filter((field) => !isHidden(actor, object, field)) };
}

export function placementOf(record: Pick<StoredRecord, 'object' | 'departmentId' | 'data'>): Placement {
  const coManagerIds = coManagerIdsOf(record);
  const participantIds = participantIdsOf(record);
  const lines = linesOf(record);
  return {
    ownerId: ownerIdOf(record),
    departmentId: record.departmentId,
    ...(coManagerIds.length > 0 && { coManagerIds }),
    ...(lines.length > 0 && { lines: Object.fromEntries(lines) }),
    ...(participantIds.length > 0 && { participantIds }),
  };
}

export function coManagerIdsOf({ data }: Pick<StoredRecord, 'data'>): readonly string[] {
  return ((data.coManagers as readonly CoManager[] | undefined) ?? []).map(({ userId }) => userId);
}

function linesOf({ data }: Pick<StoredRecord, 'data'>): readonly (readonly [userId: string, line: string])[] {
  const coManagers = (data.coManagers as readonly CoManager[] | undefined) ?? [];
  return coManagers.flatMap(({ userId, scope = '' }) => (scope.trim() === '' ? [] : [[userId, scope] as const]));
}

/** The product line that a record belongs to, for those who work in one. */
export function lineOf({ data }: Pick<StoredRecord, 'data'>): string | undefined {
  return data.productCategory as string | undefined;
}

/** People besides the owner whose record it is as well: who asked for a task, and who accepts it. */
function participantIdsOf({ object, data }: Pick<StoredRecord, 'object' | 'data'>): readonly string[] {
  const named = definitions[object].fields
    .filter((field) => field.linked && field.type === 'reference')
    .flatMap((field) => (data[field.name] as string | undefined) ?? []);
  return [...new Set(named)];
}

/** Everybody under whose name lists of their own hold the record. */
export function linkedIdsOf(record: Pick<StoredRecord, 'object' | 'data'>): readonly string[] {
  return [...new Set([...coManagerIdsOf(record), ...participantIdsOf(record)])];
}

export function ownerIdOf(record: Pick<StoredRecord, 'object' | 'data'>): string {
  return String(record.data[definitions[record.object].owner] ?? '');
}

export function companyIdOf(record: Pick<StoredRecord, 'object' | 'id' | 'data'>): string | undefined {
  const { company } = definitions[record.object];
  return company === 'id' ? record.id : (record.data[company ?? ''] as string | undefined);
}

/** Stage or status, while there is work to do. */
export function openStateOf({ object, data }: Pick<StoredRecord, 'object' | 'data'>): string | undefined {
  const { work } = definitions[object];
  if (!work) return undefined;
  return isOpenWork(work, data) ? (data[work.field] as string) : undefined;
}

/** What a list or a message calls the record. */
export function titleOf(definition: ObjectDefinition, data: Fields): string {
  return definition.title
    .map((field) => data[field])
    .filter((part) => typeof part === 'string' && part !== '')
    .join(' ');
}

/** What lists by name sort and search by: firms without the legal form before their name. */
export function sortNameOf(definition: ObjectDefinition, name: string): string {
  return definition.name === 'companies' ? withoutLeadingForm(name) : name;
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
