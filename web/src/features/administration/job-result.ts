/** The numbers that a job reports, or what stopped it, in one line: “examined: 302 · changed: 17”. */
export function summariseResult(result: unknown, say: (key: string, value: number | string) => string): string {
  if (typeof result === 'string') return result;
  if (typeof result !== 'object' || result === null) return '';
  return Object.entries(result)
    .filter(([key, value]) => typeof value === 'number' || (typeof value === 'string' && key === 'error'))
    .map(([key, value]) => say(key, value))
    .join(' · ');
}
