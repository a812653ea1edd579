export const peopleTabs = ['people', 'roles', 'keys'] as const;
export type PeopleTab = (typeof peopleTabs)[number];

/** The first tab has the address of the page itself. */
export function readPeopleSearch(search: Readonly<Record<string, unknown>>): { tab?: PeopleTab } {
  const tab = peopleTabs.find((one) => one === search.tab);
  return tab && tab !== 'people' ? { tab } : {};
}
