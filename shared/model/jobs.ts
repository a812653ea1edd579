/** Jobs that a schedule starts and an administrator may start: entry points under `functions/schedules/`. */
export const jobNames = ['cleansing', 'backup', 'restore-drill', 'reindex', 'reconcile', 'reminders', 'feeds'] as const;
export type JobName = (typeof jobNames)[number];
