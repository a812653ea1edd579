import type { StoredRecord } from '../records/record-item.ts';
import { areLinked } from './comparable.ts';
import type { Candidate } from './find-candidates.ts';
import type { FoundMatch, Subject } from './find-matches.ts';
import type { Match } from './score.ts';

/** What ties two firms that are not the same: one group, or one web domain that is not for everybody. */
export type Relation = 'group' | 'domain';

export interface FoundRelation {
  readonly record: StoredRecord;
  readonly by: Relation;
}

/** Firms among the candidates that are another one, and belong together with this one. Pure. */
export function findRelated(
  subject: Subject,
  candidates: readonly Candidate[],
  matches: readonly FoundMatch[],
): readonly FoundRelation[] {
  if (subject.object !== 'companies') return [];
  const same = new Set(matches.map(({ record }) => record.id));
  return candidates
    .filter(({ record }) => record.object === 'companies' && !same.has(record.id))
    .flatMap((candidate) => {
      const by = relationOf(subject, candidate);
      return by ? [{ record: candidate.record, by }] : [];
    });
}

/** Nothing but the web domain speaks for one firm, and the names against it. */
export function isOfSisters({ reasons }: Match): boolean {
  const agreements = reasons.filter(({ weight }) => weight > 0);
  const isByDomain = agreements.length > 0 && agreements.every(({ kind }) => kind.startsWith('domain-'));
  return isByDomain && reasons.some(({ kind }) => kind === 'firm-differs');
}

function relationOf(subject: Subject, { record, shared }: Candidate): Relation | undefined {
  const { parentId } = subject.data;
  const hasSameParent = typeof parentId === 'string' && record.data.parentId === parentId;
  if (hasSameParent || areLinked(subject, record)) return 'group';
  return shared.some(({ kind, value }) => kind === 'company' && value.startsWith('domain ')) ? 'domain' : undefined;
}
