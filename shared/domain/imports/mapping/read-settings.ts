import type { PlanInput } from '#shared/model/imports.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Context } from '../../context.ts';
import type { FileStore } from '../../files/file-store.ts';
import { readEntry } from '../import-access.ts';
import type { PlanFacts } from '../import-entry.ts';
import type { PlanSettings } from '../plan/build-plan.ts';
import { loadIndex } from '../plan/plan-file.ts';
import type { Mapping } from './propose-mapping.ts';

/**
 * What the plan of an import was made by, as a plan for the next file takes it.
 * @throws Problem `access.denied` | `not_found` | `import.state` without a plan | `import.gone`
 */
export async function readSettings(context: Context, files: FileStore, id: string): Promise<PlanInput> {
  const { plan } = await readEntry(context, id);
  if (!plan) throw new Problem('import.state');
  return (await loadIndex(files, plan)).settings ?? knownSettings(plan);
}

/** Of a plan that was made before settings were kept with it. */
function knownSettings({ mapping, match, duplicates, notify }: PlanFacts): PlanInput {
  return { mapping, match: settable(match), ...(duplicates && { duplicates }), ...(notify && { notify }) };
}

/** Says in full what an order left to the proposal. How the file is written stays to be detected, unless that was said. */
export function stateSettings(
  { encoding, delimiter, sheet, notify }: PlanInput,
  { mapping, match, duplicates, rules, create, defaults }: PlanSettings & { readonly mapping: Mapping },
): PlanInput {
  return {
    mapping: Object.fromEntries(mapping),
    match: settable(match),
    duplicates,
    values: rules.values,
    create: [...create],
    defaults,
    ...(rules.system !== undefined && { system: rules.system }),
    ...(notify && { notify }),
    ...(encoding && { encoding }),
    ...(delimiter && { delimiter }),
    ...(sheet !== undefined && { sheet }),
  };
}

function settable(match: PlanFacts['match']): NonNullable<PlanInput['match']> {
  return typeof match === 'string' ? match : [...match];
}
