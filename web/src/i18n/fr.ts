import { administration } from './fr/administration.ts';
import { backups } from './fr/backups.ts';
import { cleansing } from './fr/cleansing.ts';
import { duplicates } from './fr/duplicates.ts';
import { exports } from './fr/exports.ts';
import { feeds } from './fr/feeds.ts';
import { imports } from './fr/imports.ts';
import { lists } from './fr/lists.ts';
import { privacy } from './fr/privacy.ts';
import { records } from './fr/records.ts';
import { registry } from './fr/registry.ts';
import { shell } from './fr/shell.ts';
import { teamwork } from './fr/teamwork.ts';
import type { Texts } from './texts.ts';

export const fr = {
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
} as const satisfies Texts<'one' | 'many' | 'other'>;
