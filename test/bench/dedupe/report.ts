import type { Band } from '#shared/domain/duplicates/model/bands.ts';
import { judgePairs, judgeRanking, type PairSet } from './judge.ts';
import type { LabelledSet } from './read-set.ts';
import type { Replay } from './replay.ts';
import type { ScoredLink, ScoredSet } from './score-set.ts';

interface Run {
  readonly set: LabelledSet;
  readonly replayed: Replay;
  readonly scored: ScoredSet;
  readonly truth: PairSet;
  /** Without what the speed is measured by. */
  readonly seconds: number;
  /** Pairs scored in a second. */
  readonly speed: number;
}

interface BandReport {
  readonly pairs: number;
  /** null: there are none. */
  readonly precision: number | null;
}

/** Judged by the pairs that end in one group; bands by every pair that was scored. */
export interface Report {
  readonly set: string;
  readonly records: number;
  readonly truePairs: number;
  readonly foundPairs: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** The same before pairs are grouped. */
  readonly ungrouped: { readonly precision: number; readonly recall: number; readonly f1: number };
  /** Of records with a counterpart in another source, how many find it first. */
  readonly top1?: number;
  /** Of pairs whose names stand in two scripts. */
  readonly crossScript?: { readonly pairs: number; readonly recall: number };
  readonly candidatePairs: number;
  readonly candidateRecall: number;
  readonly keysPerRecord: number;
  readonly mostKeysPerRecord: number;
  readonly candidatesPerRecordP99: number;
  readonly seconds: number;
  readonly recordsPerSecond: number;
  readonly pairScoresPerSecond: number;
  readonly peakMemoryMb: number;
  readonly bands: readonly (BandReport & { readonly from: number; readonly to: number })[];
  readonly byBand: Readonly<Record<Band, BandReport>>;
}

export function toReport({ set, replayed, scored, truth, seconds, speed }: Run): Report {
  const { links, found } = scored;
  const { candidates, keyCounts } = replayed;
  const asPairs = (some: readonly ScoredLink[]) => some.map(({ one, other }) => [one, other] as const);
  const likely = links.filter(({ weight }) => weight >= 0);
  return {
    set: set.name,
    records: set.ids.length,
    truePairs: truth.size,
    foundPairs: found.length,
    ...judgePairs(asPairs(found), truth),
    ungrouped: judgePairs(asPairs(likely), truth),
    ...(isOneToOne(set) && { top1: judgeRanking(links, set.pairs) }),
    ...reportScripts(set, found, truth),
    candidatePairs: candidates.length,
    candidateRecall: candidates.filter(([one, other]) => truth.has(one, other)).length / Math.max(1, truth.size),
    keysPerRecord: round(keyCounts.reduce((sum, count) => sum + count, 0) / Math.max(1, keyCounts.length), 2),
    mostKeysPerRecord: Math.max(0, ...keyCounts),
    candidatesPerRecordP99: percentile(countByRecord(set.ids.length, candidates), 0.99),
    seconds: round(seconds, 2),
    recordsPerSecond: Math.round(set.ids.length / seconds),
    pairScoresPerSecond: speed,
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
    bands: reportBands(likely, truth),
    byBand: {
      certain: judgeBand(likely, truth, ({ band }) => band === 'certain'),
      probable: judgeBand(likely, truth, ({ band }) => band === 'probable'),
      possible: judgeBand(likely, truth, ({ band }) => band === 'possible'),
    },
  };
}

/** Every record has one counterpart in another source at most. */
function isOneToOne({ map, pairs }: LabelledSet): boolean {
  return map.source !== undefined && new Set(pairs.flat()).size === pairs.length * 2;
}

function reportScripts(set: LabelledSet, found: readonly ScoredLink[], truth: PairSet): Pick<Report, 'crossScript'> {
  const isAcross = (one: number, other: number) => scriptOf(set, one) !== scriptOf(set, other);
  const across = set.pairs.filter(([one, other]) => isAcross(one, other));
  if (across.length === 0) return {};
  const right = found.filter(({ one, other }) => truth.has(one, other) && isAcross(one, other)).length;
  return { crossScript: { pairs: across.length, recall: right / across.length } };
}

/** That of the name. */
function scriptOf({ facts }: LabelledSet, record: number): string {
  const { person, firms, word } = facts[record] ?? {};
  const text = word ?? (person ? Object.values(person).join(' ') : (firms ?? []).join(' '));
  return /\p{Script=Cyrillic}/u.test(text) ? 'cyrillic' : 'latin';
}

/** Bounds of scores, 0–1. */
const bounds = [0.5, 0.8, 0.94, 0.99, 0.999, 0.9999, 0.99999, 1];

function reportBands(links: readonly ScoredLink[], truth: PairSet): Report['bands'] {
  return bounds.slice(0, -1).map((from, at) => {
    const to = bounds[at + 1] as number;
    const isIn = ({ score }: ScoredLink) => score >= from && (score < to || to === 1);
    return { from, to, ...judgeBand(links, truth, isIn) };
  });
}

function judgeBand(links: readonly ScoredLink[], truth: PairSet, isIn: (link: ScoredLink) => boolean): BandReport {
  const inBand = links.filter(isIn);
  const right = inBand.filter(({ one, other }) => truth.has(one, other)).length;
  return { pairs: inBand.length, precision: inBand.length === 0 ? null : round(right / inBand.length, 4) };
}

function countByRecord(count: number, pairs: Replay['candidates']): readonly number[] {
  const counts = new Array<number>(count).fill(0);
  for (const [, later] of pairs) counts[later] = (counts[later] as number) + 1;
  return counts;
}

function percentile(values: readonly number[], share: number): number {
  return values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) * share)] ?? 0;
}

export function printReport(report: Report, note: string): void {
  const { precision, recall, f1, ungrouped, top1, crossScript } = report;
  console.log(`${report.set}: ${report.records} records, ${report.truePairs} true pairs; ${note}`);
  console.log(`  candidates           ${report.candidatePairs}, recall ${figure(report.candidateRecall)}`);
  console.log(`  keys a record        ${report.keysPerRecord}, at most ${report.mostKeysPerRecord}`);
  console.log(
    `  pairs by themselves  P ${figure(ungrouped.precision)}  R ${figure(ungrouped.recall)}  F1 ${figure(ungrouped.f1)}`,
  );
  console.log(`  found                P ${figure(precision)}  R ${figure(recall)}  F1 ${figure(f1)}`);
  if (top1 !== undefined) console.log(`  right answer first   ${figure(top1)}`);
  if (crossScript) console.log(`  across scripts       R ${figure(crossScript.recall)} of ${crossScript.pairs}`);
  console.log('  score                pairs  precision');
  for (const { from, to, ...band } of report.bands) printBand(`${from}–${to}`, band);
  for (const [name, band] of Object.entries(report.byBand)) printBand(name, band);
  console.log(`  scored a second      ${report.pairScoresPerSecond} pairs`);
}

function printBand(name: string, { pairs, precision }: BandReport): void {
  console.log(`  ${name.padEnd(16)} ${String(pairs).padStart(9)}  ${precision === null ? '' : figure(precision)}`);
}

/** `id1,id2,score,band` of the pairs that were found. */
export function describePairs({ ids }: LabelledSet, { found }: ScoredSet): string {
  const lines = found.map(({ one, other, score, band }) =>
    [quote(ids[one]), quote(ids[other]), score, band ?? 'possible'].join(','),
  );
  return `${['id1,id2,score,band', ...lines].join('\n')}\n`;
}

function quote(id = ''): string {
  return /[",\r\n]/.test(id) ? `"${id.replaceAll('"', '""')}"` : id;
}

function figure(share: number): string {
  return share.toFixed(4);
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
