import { isCustomName } from '#shared/model/custom-values.ts';
import type { ImportReasonCode } from '#shared/model/imports.ts';
import { type MessageKey, translate } from '#shared/model/messages/translate.ts';
import { fieldProblemCodes, Problem, problemStatus } from '#shared/model/problems.ts';
import type { Language } from '#shared/model/tenant.ts';
import type { Cell } from '../cells/cell.ts';

/** Why a row is not taken. */
export interface Reason {
  readonly code: ImportReasonCode;
  /** Absent: it is about the row. */
  readonly column?: string;
  readonly field?: string;
  /** What stands in the column. */
  readonly value?: string;
  /** Values for the message's placeholders. */
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Columns by the field that they went to. */
export type CellsByField = ReadonlyMap<string, readonly Cell[]>;

export function reasonAt(code: ImportReasonCode, field: string, cell: Cell | undefined): Reason {
  return { code, field, ...(cell && { column: cell.column, value: cell.text.slice(0, 200) }) };
}

/** What a service has against the row, said of its columns. */
export function reasonsOf({ code, details }: Problem, cells: CellsByField): readonly Reason[] {
  if (!details.errors) return [{ code, ...(details.params && { params: details.params }) }];
  return details.errors.map((error): Reason => {
    const { field, at } = readPointer(error.pointer);
    const ofField = cells.get(field) ?? [];
    // An entry of a list came from the column of its position, if each column gave one.
    const cell = ofField[ofField.length > 1 ? Number(at) : 0] ?? ofField[0];
    return { ...reasonAt(error.code, field, cell), ...(error.params && { params: error.params }) };
  });
}

/** `/phones/0/value` is about an entry of phones, `/custom/colour` about `custom.colour`. */
function readPointer(pointer: string): { readonly field: string; readonly at: string } {
  const [, first = '', second = '', third = ''] = pointer.split('/');
  return isCustomName(`${first}.`) ? { field: `${first}.${second}`, at: third } : { field: first, at: second };
}

/** @throws whatever is no `Problem`: a fault of ours */
export function reasonsOfError(error: unknown, cells: CellsByField = new Map()): readonly Reason[] {
  if (error instanceof Problem) return reasonsOf(error, cells);
  throw error;
}

export function sayReason({ code, params }: Reason, language: Language): string {
  return translate(language, keyOf(code), params);
}

function keyOf(code: ImportReasonCode): MessageKey {
  if ((fieldProblemCodes as readonly string[]).includes(code)) return `fieldProblem.${code}` as MessageKey;
  return (code in problemStatus ? `problem.${code}` : `importReason.${code}`) as MessageKey;
}
