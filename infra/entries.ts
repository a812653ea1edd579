import { jobNames } from '#shared/model/jobs.ts';
import { apiFunctions } from '#shared/model/routes/route.ts';

/** Consumers of the table's stream: at most two may read it. */
export const streamNames = ['dedupe', 'reports'] as const;
export type StreamName = (typeof streamNames)[number];

/** Functions that the bus calls with what was asked for. */
export const subscriberNames = ['cleansing', 'exports', 'imports', 'merges', 'workspace-exports'] as const;
export type SubscriberName = (typeof subscriberNames)[number];

/** Functions that deployments and operators call directly. */
export const commandNames = ['setup', 'demo-data', 'restore'] as const;

const entriesByTrigger = {
  api: apiFunctions,
  streams: streamNames,
  schedules: jobNames,
  events: subscriberNames,
  commands: commandNames,
} as const;

type Trigger = keyof typeof entriesByTrigger;

/** An entry file under `functions/`, without its extension: `api/records`. */
export type Entry = { [T in Trigger]: `${T}/${(typeof entriesByTrigger)[T][number]}` }[Trigger];

/** Every entry point that becomes a Lambda function. */
export const entries = Object.entries(entriesByTrigger).flatMap(([trigger, names]) =>
  names.map((name) => `${trigger}/${name}` as Entry),
);

/** A construct's id made of a name: `Records` of `records`. */
export function pascalCase(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** Name of the function's folder in the bundle and of its service in logs and metrics: `api-records`. */
export function serviceName(entry: Entry): string {
  return entry.replace('/', '-');
}
