import type { FieldDefinition, ObjectName } from '#shared/model/objects/definition.ts';
import { definitions, findField } from '#shared/model/objects/registry.ts';
import type { Fields } from '#shared/model/records.ts';
import { sampleBody } from '../sample-record.ts';
import type { Draft, FieldsDraft, OperationDraft, Value } from './drafts.ts';
import { latest, type Model } from './model.ts';
import { nameFieldOf, type Operation, type Request } from './requests.ts';
import type { World } from './world.ts';

/** The request that a draft stands for, as things are now; `undefined`: what it is about is not there. */
export function resolve(model: Model, world: World, draft: Draft): Request | undefined {
  const { by, object } = draft;
  const id = 'at' in draft ? choose(model, draft.kind === 'list' ? 'companies' : object, draft.at) : undefined;
  const key = 'key' in draft && draft.key !== null ? `${world.tag}-${draft.key}` : undefined;
  const fill = (fields: FieldsDraft) => fillFields(model, world, object, fields);
  switch (draft.kind) {
    case 'list':
      return resolveList(world, draft, id);
    case 'create': {
      const fields = fillCreation(model, world, draft);
      return fields && { kind: draft.kind, by, object, fields, key };
    }
    case 'upsert': {
      const identifier = world.identifiers[draft.number];
      return identifier && { kind: draft.kind, by, object, identifier, fields: fill(draft.fields), key };
    }
    case 'batch': {
      const operations = resolveOperations(model, world, draft);
      return operations.length > 0 ? { kind: draft.kind, by, object, operations, key } : undefined;
    }
  }
  if (id === undefined) return undefined;
  switch (draft.kind) {
    case 'patch':
      return {
        kind: draft.kind,
        by,
        object,
        id,
        fields: fill(draft.fields),
        version: versionOf(model, id, draft),
        key,
      };
    case 'move': {
      const version = draft.behind === null ? undefined : versionOf(model, id, draft);
      return { kind: draft.kind, by, object, id, to: draft.to, fields: fill(draft.fields), version, key };
    }
    default:
      return { kind: draft.kind, by, object, id };
  }
}

function resolveList(
  world: World,
  { by, object, of }: Extract<Draft, { kind: 'list' }>,
  companyId: string | undefined,
): Request | undefined {
  const list = { kind: 'list' as const, by, object };
  if (of === 'company' && definitions[object].company === 'companyId')
    return companyId === undefined ? undefined : { ...list, companyId };
  // Among records of others only those that begin with the tag are told apart.
  const isByName = nameFieldOf(object) !== undefined && (of === 'name' || !world.isAlone);
  return isByName || world.isAlone ? { ...list, byName: isByName } : undefined;
}

/** Each operation is about another record: of one that is made and unmade in a batch nobody could say what it was. */
function resolveOperations(
  model: Model,
  world: World,
  { object, operations }: Extract<Draft, { kind: 'batch' }>,
): readonly Operation[] {
  const met = new Set<string>();
  return operations.flatMap((draft): readonly Operation[] => {
    if (draft.op === 'create') {
      const fields = fillCreation(model, world, { object, fields: draft.fields });
      return fields ? [{ op: draft.op, fields }] : [];
    }
    const id = choose(model, object, draft.at);
    if (id === undefined || met.has(id)) return [];
    met.add(id);
    return [draft.op === 'delete' ? { op: draft.op, id } : resolveUpdate(model, world, object, id, draft)];
  });
}

function resolveUpdate(
  model: Model,
  world: World,
  object: ObjectName,
  id: string,
  { op, behind, fields }: Extract<OperationDraft, { op: 'update' }>,
): Operation {
  const version = behind === null ? {} : { version: versionOf(model, id, { behind }) };
  return { op, id, ...version, fields: fillFields(model, world, object, fields) };
}

/** Everybody has what the object cannot be without. */
function fillCreation(
  model: Model,
  world: World,
  { object, fields }: { readonly object: ObjectName; readonly fields: FieldsDraft },
): Fields | undefined {
  const definition = definitions[object];
  const ids = Object.keys(definitions).map((name) => [name, choose(model, name as ObjectName, 0)] as const);
  const known = { ...Object.fromEntries(ids), users: world.people.admin.id, departments: 'sales' };
  const sample = sampleBody({ ...definition, fields: definition.fields.filter((one) => one.required) }, known);
  return sample && { ...sample, ...fillFields(model, world, object, fields) };
}

function fillFields(model: Model, world: World, object: ObjectName, fields: FieldsDraft): Fields {
  const filled = Object.entries(fields).map(([name, value]) => {
    const field = findField(definitions[object], name) as FieldDefinition;
    return [name, fillValue(model, world, field, value)] as const;
  });
  return Object.fromEntries(filled.filter(([, value]) => value !== undefined));
}

function fillValue(model: Model, world: World, field: FieldDefinition, value: Value): unknown {
  if (value === null || typeof value === 'string') return value;
  if ('word' in value) return `${world.tag}${value.word}`;
  if ('person' in value) return world.people[value.person].id;
  if ('record' in value) return choose(model, field.to as ObjectName, value.record);
  return value.numbers.flatMap((position) => world.identifiers[position] ?? []);
}

/** One of all that were ever made, in the bin or not. */
function choose(model: Model, object: ObjectName, at: number): string | undefined {
  const ids = [...model.records].filter(([, one]) => latest(one).record.object === object).map(([id]) => id);
  return ids[at % ids.length];
}

/** A version that the caller may have seen, or one that is still to come. */
function versionOf(model: Model, id: string, { behind }: { readonly behind: number | null }): number {
  const tracked = model.records.get(id);
  const { version } = tracked ? latest(tracked).record : { version: 1 };
  return Math.max(1, version - (behind ?? 0));
}
