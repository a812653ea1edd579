import type { Fields } from '#shared/model/records.ts';
import { type CheckOutcome, type RegistryNumber, registryNumberOf } from '#shared/model/registries.ts';
import { lookUpSchema } from '#shared/model/registry-look-up.ts';
import { checkBody } from '#shared/model/validation.ts';
import { requireAny } from '../access/access.ts';
import { withoutHidden } from '../access/hidden-fields.ts';
import type { Context } from '../context.ts';
import { askRegistry } from './ask-registry.ts';
import type { Registries, RegistryEntry } from './registry.ts';
import { visibleEntry } from './visible-check.ts';

export interface LookUp {
  readonly outcome: CheckOutcome;
  /** Who was asked; null: nobody. */
  readonly source: string | null;
  readonly entry: Partial<RegistryEntry> | null;
  /** What a new company would hold that the registry knows. */
  readonly fields: Fields;
}

/**
 * Tells what a registry knows of a firm that is about to be entered; nothing is kept.
 * @param body untrusted: `lookUpSchema`
 * @throws Problem `access.denied` | `validation.failed` | `rate.limited`
 */
export async function lookUpCompany(context: Context, registries: Registries, body: unknown): Promise<LookUp> {
  requireAny(context.actor, 'companies', 'create');
  const asked = await askRegistry(context, registries, registryNumberOf([checkBody(lookUpSchema, body)]));
  if (!('answer' in asked)) return { outcome: asked.outcome, source: null, entry: null, fields: {} };
  const { answer, source, number } = asked;
  if (answer.outcome !== 'found') return { outcome: answer.outcome, source, entry: null, fields: {} };
  return {
    outcome: 'found',
    source,
    entry: visibleEntry(context.actor, answer.entry),
    fields: withoutHidden(context.actor, 'companies', toFields(answer.entry, number)),
  };
}

function toFields(
  { legalName, address, headOffice }: RegistryEntry,
  { country, scheme, value }: RegistryNumber,
): Fields {
  return {
    ...(legalName !== undefined && { name: legalName, legalName }),
    country,
    identifiers: [{ scheme, value }, ...(headOffice === undefined ? [] : [{ scheme: 'FR-SIRET', value: headOffice }])],
    ...(address && { addresses: [{ ...address, kind: 'legal' }] }),
  };
}
