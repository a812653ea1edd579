import type { Department } from '../../api/schema.ts';

interface Placed {
  readonly department: Department;
  /** 0 at the top. */
  readonly depth: number;
}

/** Each department is followed by those below it; what hangs on nothing stands at the top. */
export function inTreeOrder(departments: readonly Department[]): readonly Placed[] {
  const ids = new Set(departments.map(({ id }) => id));
  const sorted = departments.toSorted((left, right) => left.name.localeCompare(right.name));
  const below = (parentId: string, depth: number): readonly Placed[] =>
    sorted
      .filter((one) => one.parentId === parentId)
      .flatMap((department) => [{ department, depth }, ...below(department.id, depth + 1)]);
  return sorted
    .filter(({ parentId }) => parentId === undefined || !ids.has(parentId))
    .flatMap((department) => [{ department, depth: 0 }, ...below(department.id, 1)]);
}
