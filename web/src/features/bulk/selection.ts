/** Rows that are meant by what is done next, by id; rows that are loaded later leave it as it is. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** The row that was chosen last: a range begins there. */
  readonly anchor: string | null;
}

export const nothingSelected: Selection = { ids: new Set(), anchor: null };

export function toggleRow(selection: Selection, id: string): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id };
}

/** From the row that was chosen last up to this one, all become what this one becomes. @param rows ids, in order */
export function toggleRange(selection: Selection, rows: readonly string[], id: string): Selection {
  const [from, to] = [rows.indexOf(selection.anchor ?? id), rows.indexOf(id)];
  if (from < 0 || to < 0) return toggleRow(selection, id);
  const isChosen = !selection.ids.has(id);
  const ids = new Set(selection.ids);
  for (const row of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) {
    if (isChosen) ids.add(row);
    else ids.delete(row);
  }
  return { ids, anchor: id };
}

/** All that are loaded, or none of them when all were. */
export function toggleAll(selection: Selection, rows: readonly string[]): Selection {
  const isWhole = rows.every((id) => selection.ids.has(id));
  const ids = new Set(selection.ids);
  for (const id of rows) {
    if (isWhole) ids.delete(id);
    else ids.add(id);
  }
  return { ids, anchor: null };
}

export function selectOnly(ids: readonly string[]): Selection {
  return { ids: new Set(ids), anchor: null };
}
