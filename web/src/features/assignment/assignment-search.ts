export const assignmentTabs = ['rules', 'forms'] as const;
export type AssignmentTab = (typeof assignmentTabs)[number];

/** The first tab has the address of the page itself. */
export function readAssignmentSearch(search: Readonly<Record<string, unknown>>): { tab?: AssignmentTab } {
  const tab = assignmentTabs.find((one) => one === search.tab);
  return tab && tab !== 'rules' ? { tab } : {};
}
