/** What stands in a cell: a text, a number, a day or a moment, both as ISO 8601, or nothing. */
export type Cell =
  | null
  | { readonly text: string }
  | { readonly number: string }
  | { readonly flag: boolean }
  | { readonly day: string }
  | { readonly moment: string };

/** As files without types have it. */
export function textOfCell(cell: Cell): string {
  if (cell === null) return '';
  if ('text' in cell) return cell.text;
  if ('number' in cell) return cell.number;
  if ('flag' in cell) return String(cell.flag);
  return 'day' in cell ? cell.day : cell.moment;
}
