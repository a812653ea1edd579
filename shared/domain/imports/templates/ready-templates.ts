import type { ImportTemplate } from '#shared/model/import-templates.ts';
import { amocrmTemplates } from './ready/amocrm.ts';
import { bitrix24Templates } from './ready/bitrix24.ts';
import { hubspotTemplates } from './ready/hubspot.ts';
import { onecTemplates } from './ready/onec.ts';

/** For the files that other systems write, whose columns are called as they call them. */
export const readyTemplates: readonly ImportTemplate[] = [
  ...bitrix24Templates,
  ...amocrmTemplates,
  ...hubspotTemplates,
  ...onecTemplates,
];
