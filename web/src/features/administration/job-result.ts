/** The numbers and names that a job reports, in one line: “checked 302 · changed 17”. */
export function summariseResult(
  result: unknown,
  nameOf: (key: string) => string,
  formatNumber: (value: number) => string,
): string {
  if (typeof result === 'string') return result;
  if (typeof result !== 'object' || result === null) return '';
  return Object.entries(result)
    .filter(([, value]) => typeof value === 'number' || typeof value === 'string')
    .map(([key, value]) => `${nameOf(key)} ${typeof value === 'number' ? formatNumber(value) : value}`)
    .join(' · ');
}
