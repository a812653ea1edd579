import type { StoredRecord } from '../records/stored-record.ts';
import { areLinked } from './comparable.ts';
import { factsOfFirm } from './facts-of-record.ts';
import type { Candidate } from './find-candidates.ts';
import type { FoundMatch, Subject } from './find-matches.ts';
import { readFirmName } from './normalise/firm-name.ts';
import type { Match } from './score.ts';

/** What ties two firms that are not the same: one group, one brand, or one web domain that is not for everybody. */
export const relations = ['group', 'brand', 'domain'] as const;
export type Relation = (typeof relations)[number];

/** Where in the group the other one stands; `before` and `after`: one took over from the other. */
export const groupPlaces = ['above', 'beside', 'below', 'branch', 'before', 'after'] as const;
export type GroupPlace = (typeof groupPlaces)[number];

export interface FoundRelation {
  readonly record: StoredRecord;
  readonly by: Relation;
  /** Of one group. */
  readonly place?: GroupPlace;
}

/** Firms among the candidates that are another one, and belong together with this one; those of its group first. Pure. */
export function findRelated(
  subject: Subject,
  candidates: readonly Candidate[],
  matches: readonly FoundMatch[],
): readonly FoundRelation[] {
  if (subject.object !== 'companies') return [];
  const same = new Set(matches.map(({ record }) => record.id));
  return candidates
    .filter(({ record }) => record.object === 'companies' && record.id !== subject.id && !same.has(record.id))
    .flatMap((candidate) => relationOf(subject, candidate) ?? [])
    .toSorted((one, other) => rankOf(one) - rankOf(other));
}

/** Nothing but the web domain or the brand of both speaks for one firm, and the names do not. */
export function isOfSisters(
  subject: Pick<Subject, 'data'>,
  { record, match }: { readonly record: Pick<Subject, 'data'>; readonly match: Match },
): boolean {
  const agreements = match.reasons.filter(({ weight }) => weight > 0);
  const isByBrand = haveEqualBrands(subject, record);
  const isShared = ({ kind }: Match['reasons'][number]) =>
    kind.startsWith('domain-') || (isByBrand && farNames.includes(kind));
  const haveOtherNames = isByBrand || match.reasons.some(({ kind }) => kind === 'firm-differs');
  return agreements.length > 0 && agreements.every(isShared) && haveOtherNames;
}

/** No more alike than a brand makes any two. */
const farNames: readonly string[] = ['firm-differs', 'firm-weak', 'firm-similar'];

function relationOf(subject: Subject, { record, shared }: Candidate): FoundRelation | undefined {
  const place = placeOf(subject, record);
  if (place) return { record, by: 'group', place };
  if (areLinked(subject, record)) return { record, by: 'group' };
  if (haveOneBrand(subject, record)) return { record, by: 'brand' };
  const isOnDomain = shared.some(({ kind, value }) => kind === 'company' && value.startsWith('domain '));
  return isOnDomain ? { record, by: 'domain' } : undefined;
}

function placeOf({ id, data }: Subject, other: StoredRecord): GroupPlace | undefined {
  if (data.parentId === other.id) return 'above';
  if (id !== undefined && other.data.parentId === id) return other.data.branch === true ? 'branch' : 'below';
  if (typeof data.parentId === 'string' && other.data.parentId === data.parentId) return 'beside';
  if (data.successorOf === other.id) return 'before';
  return id !== undefined && other.data.successorOf === id ? 'after' : undefined;
}

/** A brand of one is a brand of the other, or its name, while their own names are not the same. */
function haveOneBrand(one: Pick<Subject, 'data'>, other: Pick<Subject, 'data'>): boolean {
  const [left, right] = [namesOf(one), namesOf(other)];
  const isShared = meet(left.brands, right.brands) || meet(left.brands, right.names) || meet(right.brands, left.names);
  return isShared && !meet(left.names, right.names);
}

/** Who types the name of a brand may well mean the firm that has it; of two with one brand each is a firm by itself. */
function haveEqualBrands(one: Pick<Subject, 'data'>, other: Pick<Subject, 'data'>): boolean {
  return meet(namesOf(one).brands, namesOf(other).brands);
}

function meet(some: readonly string[], others: readonly string[]): boolean {
  return some.some((one) => others.includes(one));
}

function namesOf({ data }: Pick<Subject, 'data'>) {
  const { firms = [], brandNames = [] } = factsOfFirm('companies', data);
  return { names: firms.flatMap(foldName), brands: brandNames.flatMap(foldName) };
}

function foldName(name: string): readonly string[] {
  const words = readFirmName(name)?.words ?? [];
  return words.length > 0 ? [words.join(' ')] : [];
}

function rankOf({ by, place }: FoundRelation): number {
  return relations.indexOf(by) * groupPlaces.length + (place ? groupPlaces.indexOf(place) : 0);
}
