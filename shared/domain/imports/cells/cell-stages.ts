import { salesPipeline } from '#shared/model/pipelines.ts';
import { type CellReader, foldWord, UnreadableCell } from './cell.ts';

/** By its code, or its name in any of the languages. */
export const readStage: CellReader = ([cell]) => {
  if (!cell) return undefined;
  const word = foldWord(cell.text);
  const stage = salesPipeline.stages.find(({ id, name }) =>
    [id, ...Object.values(name)].some((one) => foldWord(one) === word),
  );
  if (!stage) throw new UnreadableCell(cell, 'option');
  return stage.id;
};
