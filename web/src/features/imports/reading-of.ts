import type { ImportSettings } from '../../api/schema.ts';
import type { FileSettings } from './import-queries.ts';

/** How files are read, as far as the settings of a plan say it. */
export function readingOf(settings: Partial<Pick<ImportSettings, 'encoding' | 'delimiter' | 'sheet'>>): FileSettings {
  const { encoding, delimiter, sheet } = settings;
  return { ...(encoding && { encoding }), ...(delimiter && { delimiter }), ...(sheet && { sheet }) };
}
