import type { FieldDefinition, ObjectDefinition } from '../objects/definition.ts';
import type { Fields } from '../records.ts';
import { findAgeing, isOpenWork } from './ageing.ts';
import { findFlaw, isEmpty } from './check-values.ts';
import { findInconsistencies } from './contradictions.ts';
import { type Demand, demandsOf } from './demands.ts';
import type { Answers, Loss, QualityFacts, ScoredRecord } from './quality.ts';
import { withoutWaived } from './waived.ts';

/** What a flaw costs in a field that nothing is asked of, or that has something right in it besides. */
const flawPoints = 3;

/** What a mistake in a name costs, on which everything else hangs. */
const titlePoints = 10;

const pairPoints = { certain: 15, probable: 8 } as const;
const mostPairPoints = 20;

/** What it costs that a client counts as active which is none any more, and a number that leads to no company. */
const registryPoints = { closed: 10, unknown: 6 } as const;

/**
 * Everything that the record loses points for now or will one day, by the fields that the definition knows: with that of
 * somebody who may not see all fields, what they may know of it.
 */
export function findLosses(definition: ObjectDefinition, record: ScoredRecord, facts: QualityFacts): readonly Loss[] {
  const data = visibleData(definition, record.data);
  const flaws = findFlaws(definition, data);
  const demands = demandsOf(definition, data);
  const unmet = demands.filter(({ anyOf }) =>
    anyOf.every((name) => isEmpty(data[name]) || isUseless(flaws, name, data)),
  );
  const completeness = unmet.flatMap((demand) => lossesOfDemand(demand, data, facts.answers));
  const known = new Set(definition.fields.map(({ name }) => name));
  // What is as good as missing grows no older, and contradicts nothing.
  const isOfUse = ({ field }: Pick<Loss, 'field'>) => !flaws.get(field)?.isUseless;
  const others: readonly Loss[] = [
    ...lossesOfFlaws(definition, flaws, unmet),
    ...lossesOfPairs(definition, facts),
    ...lossesOfRegistry(data, facts),
    ...findAgeing({ ...record, data }, isOpenWork(definition.work, data), facts)
      .filter(isOfUse)
      .map((loss) => ({ dimension: 'freshness', ...loss }) as const),
    ...findInconsistencies(definition.name, data, facts)
      .filter(isOfUse)
      .map((loss) => ({ dimension: 'consistency', ...loss }) as const),
  ];
  const told = others.filter(({ field }) => field === 'lastContactAt' || known.has(field));
  return withoutWaived([...completeness, ...told], facts.answers?.waived);
}

type Flaws = ReadonlyMap<string, NonNullable<ReturnType<typeof findFlaw>>>;

function visibleData({ fields }: ObjectDefinition, data: Fields): Fields {
  const entries = fields.filter(({ name }) => !isEmpty(data[name])).map(({ name }) => [name, data[name]] as const);
  return Object.fromEntries(entries);
}

function findFlaws({ fields }: ObjectDefinition, data: Fields): Flaws {
  const found = fields.flatMap((field: FieldDefinition) => {
    const flaw = data[field.name] === undefined ? undefined : findFlaw(field, data[field.name]);
    return flaw ? [[field.name, flaw] as const] : [];
  });
  return new Map(found);
}

/** Consent that nobody asked for is none. */
function isUseless(flaws: Flaws, name: string, data: Fields): boolean {
  return flaws.get(name)?.isUseless === true || (name === 'consent' && data.consent === 'unknown');
}

/** A field that holds nothing of use is named by what is wrong with it, and costs no more than an empty one. */
function lossesOfDemand({ anyOf, points }: Demand, data: Fields, answers: Answers | undefined): readonly Loss[] {
  const isTried = anyOf.some((name) => data[name] !== undefined && name !== 'consent');
  if (isTried) return [];
  const field = anyOf[0] ?? '';
  const missing = { dimension: 'completeness', field, rule: 'missing', points } as const;
  const askOn = anyOf.flatMap((name) => answers?.unknown?.[name] ?? []).sort()[0];
  if (askOn === undefined) return [missing];
  // An answer, but nothing that could be worked with: half of it is still owed.
  const later = { ...missing, rule: 'missing.later', points: Math.ceil(points / 2), until: askOn } as const;
  return [later, { ...missing, from: askOn }];
}

function lossesOfFlaws(definition: ObjectDefinition, flaws: Flaws, unmet: readonly Demand[]): readonly Loss[] {
  const charged = new Set<Demand>();
  return [...flaws].flatMap(([field, { rule, isUseless: isAll }]) => {
    const demand = unmet.find(({ anyOf }) => anyOf.includes(field));
    if (demand && charged.has(demand)) return [];
    if (demand) charged.add(demand);
    const isZero = rule === 'zero' && !demand;
    if (isZero) return [];
    const alone = definition.title.includes(field) && isAll ? titlePoints : flawPoints;
    return [{ dimension: 'validity', field, rule, points: demand?.points ?? alone } as const];
  });
}

function lossesOfPairs({ title }: ObjectDefinition, { certain = 0, probable = 0 }: QualityFacts): readonly Loss[] {
  const field = title[0] ?? '';
  const ofCertain = Math.min(certain * pairPoints.certain, mostPairPoints);
  const ofProbable = Math.min(probable * pairPoints.probable, mostPairPoints - ofCertain);
  const losses = [
    { dimension: 'uniqueness', field, rule: 'duplicate.certain', points: ofCertain },
    { dimension: 'uniqueness', field, rule: 'duplicate.probable', points: ofProbable },
  ] as const;
  return losses.filter(({ points }) => points > 0);
}

/** One that does not count as active any more is as it should be. */
function lossesOfRegistry({ status = 'active' }: Fields, { registered }: QualityFacts): readonly Loss[] {
  if (registered === undefined || status !== 'active') return [];
  const points = registryPoints[registered];
  return registered === 'closed'
    ? [{ dimension: 'validity', field: 'status', rule: 'registry.closed', points }]
    : [{ dimension: 'validity', field: 'identifiers', rule: 'registry.unknown', points }];
}
