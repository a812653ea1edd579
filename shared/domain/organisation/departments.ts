import { departmentPatchSchema, departmentSchema, mostDepartments } from '#shared/model/organisation.ts';
import { Problem } from '#shared/model/problems.ts';
import { checkBody } from '#shared/model/validation.ts';
import { departmentKey } from '#shared/store/keys/organisation.ts';
import type { Write } from '#shared/store/table.ts';
import { requireCapability } from '../access/access.ts';
import type { Context } from '../context.ts';
import { type Department, type Directory, loadDirectory } from './directory.ts';
import { hasEntryVersion, mergeData, requireUntouched, saveEntry } from './entries.ts';

/** @throws Problem `access.denied` | `validation.failed` | `department.limit` */
export async function createDepartment(context: Context, body: unknown): Promise<Department> {
  requireCapability(context.actor, 'configure');
  const input = checkBody(departmentSchema, body);
  const directory = await loadDirectory(context.table, { consistent: true });
  const above = requireAncestors(directory, input.parentId);
  if (directory.departments.size >= mostDepartments)
    throw new Problem('department.limit', { params: { most: mostDepartments } });
  return save(context, undefined, { id: context.newId('dep'), ...input, version: 1 }, above);
}

/**
 * Departments are renamed and moved; none is deleted, since records and people hang on it.
 * @throws Problem `access.denied` | `not_found` | `validation.failed` | `precondition.failed` | `write.conflict`
 */
export async function updateDepartment(
  context: Context,
  id: string,
  change: { readonly body: unknown; readonly version: number },
): Promise<Department> {
  requireCapability(context.actor, 'configure');
  const input = checkBody(departmentPatchSchema, change.body, ['id', 'version']);
  const directory = await loadDirectory(context.table, { consistent: true });
  const before = directory.departments.get(id);
  if (!before) throw new Problem('not_found');
  await requireUntouched(context, 'departments', before, change.version, input);
  const above = input.parentId === undefined ? [] : requireAncestors(directory, input.parentId, id);
  return save(context, before, mergeData(before, input) as unknown as Department, above);
}

async function save(
  context: Context,
  before: Department | undefined,
  after: Department,
  above: readonly Department[],
): Promise<Department> {
  const version = await saveEntry(context, {
    kind: 'departments',
    type: 'department',
    key: departmentKey(after.id),
    id: after.id,
    ...(before && { before: { version: before.version, data: dataOf(before) } }),
    data: dataOf(after),
    alongside: above.map(isAsRead),
  });
  return { ...after, version };
}

/** Two moves at once could close a circle that neither of them sees. */
function isAsRead({ id, version }: Department): Write {
  return { check: departmentKey(id), if: hasEntryVersion(version) };
}

function dataOf({ version: _version, ...data }: Department) {
  return { ...data };
}

/** The department and all above it. @throws Problem `validation.failed` when it is not there, or leads back to `self` */
function requireAncestors(directory: Directory, parentId: string, self?: string): readonly Department[] {
  const above = new Map<string, Department>();
  for (let id: string | undefined = parentId; id !== undefined && !above.has(id); id = above.get(id)?.parentId) {
    const code = id === self ? 'loop' : 'reference';
    const department = id === self ? undefined : directory.departments.get(id);
    if (!department) throw new Problem('validation.failed', { errors: [{ pointer: '/parentId', code }] });
    above.set(id, department);
  }
  return [...above.values()];
}
