/** Does the work for every entry, some at once. The first failure ends all lanes after what they are at. */
export async function inLanes<T>(
  entries: readonly T[],
  lanes: number,
  work: (entry: T) => Promise<void>,
): Promise<void> {
  const waiting = entries.values();
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (const entry of waiting) await work(entry);
    }),
  );
}
