import type { Model } from '#shared/domain/duplicates/model/model-file.ts';
import { learnModel } from './learn.ts';
import { loadModel, saveModel } from './models.ts';
import type { LabelledSet } from './read-set.ts';
import type { Replay } from './replay.ts';

/** What a set of its own schema begins with: whatever it does not know is learned from the records. */
const common = 'workspace';

/**
 * Parameters for a set. Those that were learned from a set of this name are taken as they are; another set with its columns
 * adapts them without labels; any other begins with those of the product.
 */
export function chooseModel(
  set: LabelledSet,
  replayed: Replay,
  isTraining: boolean,
): { readonly model: Model; readonly note: string } {
  const name = set.map.model ?? set.mapName ?? common;
  if (isTraining) {
    const learned = learnModel(replayed);
    return { model: learned.model, note: `learned without labels, kept in ${saveModel(name, set.name, learned)}` };
  }
  const own = loadModel(name);
  if (own && set.name === set.mapName) return { model: own, note: `parameters of ${name}` };
  const { model } = learnModel(replayed, own ?? loadModel(common));
  return { model, note: `parameters of ${own ? name : common}, adapted without labels` };
}
