import type { SpellingModel } from '../compare/transliteration.ts';
import { aspects } from './aspects.ts';
import type { Parameters } from './fellegi-sunter.ts';
import { nest } from './learn-spelling.ts';

/** The form of the file; raised when aspects or levels change their places or meaning. */
export const modelVersion = 2;

/** Parameters as they are kept: shares by the names of aspects, of those that the records say anything about. */
export interface ModelFile {
  readonly version: number;
  readonly learnedFrom: string;
  readonly kinds: Readonly<Record<string, StoredParameters>>;
  readonly spelling?: {
    readonly pairs: Readonly<Record<string, number>>;
    readonly letters: Readonly<Record<string, number>>;
  };
}

interface StoredParameters {
  readonly prior: number;
  readonly aspects: Readonly<Record<string, StoredAspect>>;
}

interface StoredAspect {
  readonly m: readonly number[];
  readonly u: readonly number[];
  readonly chance: number;
}

export interface Model {
  readonly kinds: ReadonlyMap<string, Parameters>;
  readonly spelling: SpellingModel | undefined;
}

/** @throws Error when the file is of another version, or an aspect has other levels */
export function readModel(file: ModelFile): Model {
  if (file.version !== modelVersion) throw new Error(`a model of version ${file.version}, not ${modelVersion}`);
  return {
    kinds: new Map(Object.entries(file.kinds).map(([kind, stored]) => [kind, readParameters(stored)])),
    spelling: file.spelling && {
      pairs: nest(Object.entries(file.spelling.pairs)),
      letters: new Map(Object.entries(file.spelling.letters)),
    },
  };
}

function readParameters({ prior, aspects: stored }: StoredParameters): Parameters {
  const rows = aspects.map(({ name, levels }) => {
    const row = stored[name] ?? { m: levels.map(() => 1), u: levels.map(() => 1), chance: 0 };
    if (row.m.length !== levels.length || row.u.length !== levels.length) throw new Error(`other levels of ${name}`);
    return row;
  });
  return {
    prior,
    m: rows.map(({ m }) => m),
    u: rows.map(({ u }) => u),
    chance: rows.map(({ chance }) => chance),
  };
}

/** @param said whether the records say anything about an aspect, by its place */
export function writeModel(
  learnedFrom: string,
  kinds: ReadonlyMap<string, { readonly parameters: Parameters; readonly said: readonly boolean[] }>,
  spelling?: SpellingModel,
): ModelFile {
  return {
    version: modelVersion,
    learnedFrom,
    kinds: Object.fromEntries(
      [...kinds].map(([kind, { parameters, said }]) => [kind, storeParameters(parameters, said)]),
    ),
    ...(spelling && {
      spelling: { pairs: storeLogs(flatten(spelling.pairs)), letters: storeLogs(spelling.letters) },
    }),
  };
}

function storeParameters({ prior, m, u, chance }: Parameters, said: readonly boolean[]): StoredParameters {
  const rows = aspects.flatMap(({ name }, at) =>
    said[at]
      ? [[name, { m: (m[at] ?? []).map(round), u: (u[at] ?? []).map(round), chance: round(chance[at] ?? 0) }] as const]
      : [],
  );
  return { prior: round(prior), aspects: Object.fromEntries(rows) };
}

function flatten(pairs: SpellingModel['pairs']): ReadonlyMap<string, number> {
  return new Map(
    [...pairs].flatMap(([latin, logs]) => [...logs].map(([cyrillic, log]) => [`${latin}|${cyrillic}`, log] as const)),
  );
}

function storeLogs(logs: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...logs].sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, log]) => [key, Math.round(log * 100) / 100]),
  );
}

function round(share: number): number {
  return Number(share.toPrecision(4));
}
