import { administration } from './ru/administration.ts';
import { backups } from './ru/backups.ts';
import { cleansing } from './ru/cleansing.ts';
import { duplicates } from './ru/duplicates.ts';
import { exports } from './ru/exports.ts';
import { feeds } from './ru/feeds.ts';
import { imports } from './ru/imports.ts';
import { lists } from './ru/lists.ts';
import { privacy } from './ru/privacy.ts';
import { records } from './ru/records.ts';
import { registry } from './ru/registry.ts';
import { shell } from './ru/shell.ts';
import { teamwork } from './ru/teamwork.ts';
import type { Texts } from './texts.ts';

export const ru = {
  ...shell,
  ...records,
  ...lists,
  ...administration,
  ...teamwork,
  ...imports,
  ...feeds,
  ...exports,
  ...duplicates,
  ...registry,
  ...privacy,
  ...backups,
  ...cleansing,
} as const satisfies Texts<'one' | 'few' | 'many' | 'other'>;
