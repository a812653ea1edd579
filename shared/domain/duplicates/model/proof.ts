import { provenPrecision } from '#shared/model/auto-merge.ts';
import { engine } from '../match-state.ts';
import file from './proof.json' with { type: 'json' };

/** What was measured of the pairs that are certain, on labelled sets together. */
export interface Proof {
  /** Score, 0–1. */
  readonly from: number;
  readonly pairs: number;
  /** Share of the pairs that are the same. */
  readonly precision: number;
}

export interface ProofFile {
  /** That was measured. */
  readonly engine: number;
  readonly sets: readonly string[];
  /** Certain pairs by score, lowest first. */
  readonly bands: readonly Proof[];
}

/**
 * Scores from which certain pairs were proven to be the same, lowest first, all higher ones counted in each; none when
 * nothing is proven of the engine that is running.
 */
export function listProven(proof: ProofFile = file): readonly Proof[] {
  if (proof.engine !== engine) return [];
  return proof.bands.filter(({ precision }) => precision >= provenPrecision);
}

export const provenSets: readonly string[] = file.sets;
