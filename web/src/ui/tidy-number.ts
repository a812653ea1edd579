/** A number as people type it, in the form that the API reads: "1 234,50" is 1234.50. */
export function tidyNumber(typed: string): string {
  return typed.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
}
