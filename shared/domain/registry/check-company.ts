import type { Identifier } from '#shared/model/records.ts';
import { type CheckOutcome, registryNumberOf } from '#shared/model/registries.ts';
import { aboutVisible } from '../access/hidden-fields.ts';
import type { Context } from '../context.ts';
import { readRecord, requireAllowed } from '../records/read-record.ts';
import { askRegistry } from './ask-registry.ts';
import { draftCheck } from './check-item.ts';
import { type Difference, findDifferences } from './differences.ts';
import { keepCheck } from './keep-check.ts';
import type { Registries } from './registry.ts';
import { type VisibleCheck, visibleCheck } from './visible-check.ts';

export interface CheckReport {
  readonly outcome: CheckOutcome;
  /** What was kept of it; null: no registry was asked. */
  readonly check: VisibleCheck | null;
  readonly differences: readonly Difference[];
}

/**
 * Asks the registry of its country about a company and keeps the answer as evidence. That there is none, or that it does not
 * answer, is an outcome as well, and no field of the record changes.
 * @throws Problem `not_found` | `access.denied` | `record.merged` | `rate.limited`
 */
export async function checkCompany(context: Context, registries: Registries, id: string): Promise<CheckReport> {
  const company = await readRecord(context, context.directory.definitions.companies, id);
  await requireAllowed(context, 'edit', company);
  const numbers = (company.data.identifiers as readonly Identifier[] | undefined) ?? [];
  const asked = await askRegistry(context, registries, registryNumberOf(numbers));
  if (!('answer' in asked)) return { outcome: asked.outcome, check: null, differences: [] };
  const check = draftCheck(context, asked.source, asked.number, asked.answer);
  await keepCheck(context, company, check);
  return {
    outcome: check.outcome,
    check: visibleCheck(context.actor, check),
    differences: aboutVisible(context.actor, 'companies', findDifferences(company.data, check)),
  };
}
