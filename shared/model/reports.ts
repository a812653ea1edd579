export const reportNames = ['sales', 'funnel', 'records'] as const;
export type ReportName = (typeof reportNames)[number];
