import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Model, type ModelFile, readModel, writeModel } from '#shared/domain/duplicates/model/model-file.ts';
import type { Learned } from './learn.ts';

const own = join(import.meta.dirname, '../../../shared/domain/duplicates/model/workspace.json');

function pathOf(name: string): string {
  return name === 'workspace' ? own : join(import.meta.dirname, 'models', `${name}.json`);
}

/** `undefined` when nothing was learned under this name. */
export function loadModel(name: string): Model | undefined {
  const path = pathOf(name);
  return existsSync(path) ? readModel(JSON.parse(readFileSync(path, 'utf8')) as ModelFile) : undefined;
}

/** What the records said nothing about stays as it was. @returns the path */
export function saveModel(name: string, learnedFrom: string, { model, said }: Learned): string {
  const kinds = new Map(
    [...model.kinds].map(([kind, parameters]) => [kind, { parameters, said: said.get(kind) ?? [] }] as const),
  );
  const path = pathOf(name);
  mkdirSync(dirname(path), { recursive: true });
  const file = writeModel(learnedFrom, kinds, model.spelling);
  writeFileSync(path, `${JSON.stringify(addKnown(file, path), undefined, 2)}\n`);
  return path;
}

function addKnown(file: ModelFile, path: string): ModelFile {
  if (!existsSync(path)) return file;
  const known = JSON.parse(readFileSync(path, 'utf8')) as ModelFile;
  const kinds = Object.entries(file.kinds).map(([kind, { prior, aspects }]) => [
    kind,
    { prior, aspects: { ...known.kinds[kind]?.aspects, ...aspects } },
  ]);
  return { ...file, kinds: { ...known.kinds, ...Object.fromEntries(kinds) } };
}
