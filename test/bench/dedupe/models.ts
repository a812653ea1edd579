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

/** @returns the path */
export function saveModel(name: string, learnedFrom: string, { model, said }: Learned): string {
  const kinds = new Map(
    [...model.kinds].map(([kind, parameters]) => [kind, { parameters, said: said.get(kind) ?? [] }] as const),
  );
  const path = pathOf(name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(writeModel(learnedFrom, kinds, model.spelling), undefined, 2)}\n`);
  return path;
}
