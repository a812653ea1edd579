export const duplicateTabs = ['open', 'proposed', 'merged', 'automatic'] as const;
export type DuplicateTab = (typeof duplicateTabs)[number];

/** The first tab has the address of the page itself. */
export function readDuplicatesSearch(search: Readonly<Record<string, unknown>>): { tab?: DuplicateTab } {
  const tab = duplicateTabs.find((one) => one === search.tab);
  return tab && tab !== 'open' ? { tab } : {};
}
