import { administration } from './en/administration.ts';
import { backups } from './en/backups.ts';
import { cleansing } from './en/cleansing.ts';
import { duplicates } from './en/duplicates.ts';
import { exports } from './en/exports.ts';
import { feeds } from './en/feeds.ts';
import { imports } from './en/imports.ts';
import { lists } from './en/lists.ts';
import { privacy } from './en/privacy.ts';
import { records } from './en/records.ts';
import { registry } from './en/registry.ts';
import { shell } from './en/shell.ts';
import { teamwork } from './en/teamwork.ts';

/** Texts of the screens. English is the reference: its keys, with their plural forms, are the keys of every language. */
export const en = {
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
} as const;
