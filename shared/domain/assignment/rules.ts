import { type AssignmentRules, assignmentRulesSchema, type Team, type Zone } from '#shared/model/assignment.ts';
import { type FieldProblem, Problem } from '#shared/model/problems.ts';
import { checkBody } from '#shared/model/validation.ts';
import { assignmentRulesKey } from '#shared/store/keys/organisation.ts';
import type { Table } from '#shared/store/table.ts';
import { requireCapability } from '../access/access.ts';
import type { Context } from '../context.ts';
import { type Directory, isMachine, loadDirectory } from '../organisation/directory.ts';
import { requireUntouched, saveEntry } from '../organisation/entries.ts';

type Content = Pick<AssignmentRules, 'zones' | 'default'>;

const none: AssignmentRules = { version: 0, zones: [], default: { userIds: [], departmentIds: [] } };

/** Whoever asks: one strong read. */
export async function loadRules(table: Table): Promise<AssignmentRules> {
  const item = await table.get(assignmentRulesKey, { consistent: true });
  return item ? { ...(item.data as Content), version: Number(item.version) } : none;
}

/** @throws Problem `access.denied` */
export async function readRules(context: Context): Promise<AssignmentRules> {
  requireCapability(context.actor, 'configure');
  return loadRules(context.table);
}

/**
 * Replaces the rules; they hold for what comes in from then on.
 * @param version that the caller has seen
 * @throws Problem `access.denied` | `validation.failed` | `precondition.failed` | `write.conflict`
 */
export async function changeRules(
  context: Context,
  { body, version }: { readonly body: unknown; readonly version: number },
): Promise<AssignmentRules> {
  requireCapability(context.actor, 'configure');
  const [directory, before] = await Promise.all([
    loadDirectory(context.table, { consistent: true }),
    loadRules(context.table),
  ]);
  const data = checkRules(context, directory, body, before);
  await requireUntouched(context, 'assignment', { ...before, id: 'rules' }, version, data);
  const { version: at, ...old } = before;
  const saved = await saveEntry(context, {
    kind: 'assignment',
    type: 'assignment',
    key: assignmentRulesKey,
    id: 'rules',
    ...(at > 0 && { before: { version: at, data: { ...old } } }),
    data: { ...data },
  });
  return { ...data, version: saved };
}

/**
 * @param body untrusted, @param before rules that its zones may continue
 * @throws Problem `validation.failed`: also for people and departments that are not there any more
 */
export function checkRules(context: Context, directory: Directory, body: unknown, before: AssignmentRules): Content {
  const given = checkBody(assignmentRulesSchema, body);
  const known = new Set(before.zones.map(({ id }) => id));
  const taken = new Set<string>();
  const errors: FieldProblem[] = [];
  const zones = given.zones.map((zone, at): Zone => {
    const { id = context.newId('zon'), name, when, ...team } = zone;
    const isContinued = zone.id === undefined || (known.has(id) && !taken.has(id));
    if (!isContinued) errors.push({ pointer: `/zones/${at}/id`, code: 'reference' });
    taken.add(id);
    errors.push(...findStrangers(directory, team, `/zones/${at}`));
    if (team.userIds.length + team.departmentIds.length === 0)
      errors.push({ pointer: `/zones/${at}/userIds`, code: 'required' });
    const options: readonly string[] = optionsOf(directory, 'source');
    for (const [place, value] of (when.source ?? []).entries())
      if (!options.includes(value)) errors.push({ pointer: `/zones/${at}/when/source/${place}`, code: 'option' });
    return { id, name, when: presentOnly(when), ...team };
  });
  errors.push(...findStrangers(directory, given.default, '/default'));
  if (errors.length > 0) throw new Problem('validation.failed', { errors });
  return { zones, default: given.default };
}

/** Who has left since may stand in rules that are written anew, and is passed over. */
function findStrangers(directory: Directory, { userIds, departmentIds }: Team, pointer: string): FieldProblem[] {
  const isPerson = (id: string) => directory.users.has(id) && !isMachine(directory.users.get(id));
  return [
    ...userIds.flatMap((id, at): FieldProblem[] =>
      isPerson(id) && userIds.indexOf(id) === at
        ? []
        : [{ pointer: `${pointer}/userIds/${at}`, code: isPerson(id) ? 'same_person' : 'reference' }],
    ),
    ...departmentIds.flatMap((id, at): FieldProblem[] =>
      directory.departments.has(id) ? [] : [{ pointer: `${pointer}/departmentIds/${at}`, code: 'reference' }],
    ),
  ];
}

export function optionsOf({ definitions }: Directory, name: string): readonly string[] {
  return definitions.leads.fields.find((field) => field.name === name)?.options ?? [];
}

function presentOnly(when: Readonly<Record<string, readonly string[] | undefined>>): Zone['when'] {
  return Object.fromEntries(Object.entries(when).filter(([, values]) => values !== undefined));
}
