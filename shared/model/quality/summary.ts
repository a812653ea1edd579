/** What figures of quality are told by; `source`: as records name it, or that an import brought them. */
export const summaryGroupings = ['owner', 'department', 'source', 'object', 'import'] as const;
export type SummaryGrouping = (typeof summaryGroupings)[number];
