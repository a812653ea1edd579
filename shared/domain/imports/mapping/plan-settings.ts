import type { PlanInput } from '#shared/model/imports.ts';
import { normaliseFields } from '#shared/model/normalisation.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import { type FieldProblem, Problem } from '#shared/model/problems.ts';
import type { Fields } from '#shared/model/records.ts';
import { escapePointer, validateFields } from '#shared/model/validation.ts';
import type { Context } from '../../context.ts';
import { resolveReferences } from '../../records/references.ts';
import type { DuplicatePolicy } from '../matching/look-alikes.ts';
import type { RowMatch } from '../matching/row-keys.ts';
import type { PlanSettings } from '../plan/build-plan.ts';
import { loadTemplates } from '../templates/list-templates.ts';
import type { CellRules } from './cell-rules.ts';
import { canMatchBy, type Mapping, matchesFor, proposeMatch } from './propose-mapping.ts';
import { type Proposal, proposeSettings } from './propose-settings.ts';
import { targetsOf } from './targets.ts';

/**
 * What the caller wants, checked against the file and the fields that they may write; what is not said is as proposed.
 * @param visible see `visibleDefinition`
 * @throws Problem `validation.failed`
 */
export async function readPlanSettings(
  context: Context,
  visible: ObjectDefinition,
  columns: readonly string[],
  input: PlanInput,
): Promise<PlanSettings & { readonly mapping: Mapping }> {
  const proposed = input.mapping ? undefined : await propose(context, visible, columns);
  const { mapping, match, rules, create } = checkPlanSettings(visible, columns, input, proposed);
  const defaults = await readDefaults(context, visible, input.defaults ?? {});
  const byName = new Map(targetsOf(visible).map((target) => [target.name, target]));
  const duplicates = readPolicy(match, input.duplicates ?? proposed?.duplicates);
  return {
    mapping,
    match,
    duplicates,
    defaults,
    rules,
    create,
    targets: columns.map((column) => byName.get(mapping.get(column) ?? '')),
  };
}

async function propose(context: Context, visible: ObjectDefinition, columns: readonly string[]): Promise<Proposal> {
  return proposeSettings(visible, columns, await loadTemplates(context, visible.name));
}

/** What depends on the header alone. @throws Problem `validation.failed` */
export function checkPlanSettings(
  visible: ObjectDefinition,
  columns: readonly string[],
  input: Pick<PlanInput, 'mapping' | 'match' | 'values' | 'system' | 'create'>,
  proposed?: Proposal,
) {
  const mapping = proposed?.mapping ?? readMapping(visible, columns, input.mapping ?? {});
  const match = input.match === undefined && proposed ? proposed.match : readMatch(visible, mapping, input.match);
  const { values = proposed?.values, system = proposed?.system, create = proposed?.create ?? [] } = input;
  const rules = readRules(columns, { values, system });
  return { mapping, match, rules, create: readCreated(visible, create) };
}

function readMapping(
  visible: ObjectDefinition,
  columns: readonly string[],
  given: Readonly<Record<string, string | null>>,
): Mapping {
  const targets = new Map(targetsOf(visible).map((target) => [target.name, target]));
  const mapping = new Map<string, string>();
  const errors = Object.entries(given).flatMap(([column, name]): readonly FieldProblem[] => {
    const pointer = `/mapping/${escapePointer(column)}`;
    if (!columns.includes(column)) return [{ pointer, code: 'unknown_field' }];
    if (name === null) return [];
    const target = targets.get(name);
    if (!target) return [{ pointer, code: 'option' }];
    if (!target.many && [...mapping.values()].includes(name)) return [{ pointer, code: 'too_many' }];
    mapping.set(column, name);
    return [];
  });
  if (mapping.size === 0 && errors.length === 0) errors.push({ pointer: '/mapping', code: 'required' });
  if (errors.length > 0) throw new Problem('validation.failed', { errors });
  return mapping;
}

function readMatch(visible: ObjectDefinition, mapping: Mapping, given: RowMatch | undefined): RowMatch {
  if (given === undefined) return proposeMatch(visible, mapping);
  const isPossible =
    typeof given === 'string' ? matchesFor(visible, mapping).includes(given) : canMatchBy(visible, mapping, given);
  if (isPossible) return given;
  throw new Problem('validation.failed', { errors: [{ pointer: '/match', code: 'option' }] });
}

/** What is not said is as it is for somebody who enters records by hand. */
function readPolicy(
  match: RowMatch,
  { certain, likely = 'create', reason }: PlanInput['duplicates'] = {},
): DuplicatePolicy {
  const isFound = match === 'duplicates' ? 'update' : 'refuse';
  return { certain: certain ?? isFound, likely, ...(reason !== undefined && { reason }) };
}

function readRules(
  columns: readonly string[],
  { values = {}, system }: Pick<PlanInput, 'values' | 'system'>,
): CellRules {
  const unknown = Object.keys(values).filter((column) => !columns.includes(column));
  if (unknown.length > 0) {
    const errors = unknown.map(
      (column): FieldProblem => ({ pointer: `/values/${escapePointer(column)}`, code: 'unknown_field' }),
    );
    throw new Problem('validation.failed', { errors });
  }
  return { values, ...(system !== undefined && { system }) };
}

/** Only what has a name of its own, and is told by it, can be made of a name. */
function readCreated(visible: ObjectDefinition, names: readonly string[]): readonly string[] {
  const errors = [...names.entries()]
    .filter(([, name]) => findField(visible, name)?.to !== 'companies')
    .map(([at]): FieldProblem => ({ pointer: `/create/${at}`, code: 'option' }));
  if (errors.length > 0) throw new Problem('validation.failed', { errors });
  return names;
}

async function readDefaults(context: Context, visible: ObjectDefinition, given: Fields): Promise<Fields> {
  try {
    const fields = normaliseFields(visible, validateFields(visible, given, 'patch'), context.tenant.country);
    await resolveReferences(context, visible, fields);
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
  } catch (error) {
    if (!(error instanceof Problem) || !error.details.errors) throw error;
    const errors = error.details.errors.map((one) => ({ ...one, pointer: `/defaults${one.pointer}` }));
    throw new Problem(error.code, { errors });
  }
}
