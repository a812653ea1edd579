import { type Model, type ModelFile, readModel } from './model-file.ts';
import file from './workspace.json' with { type: 'json' };

/** What the product begins with, before a workspace has learned from its own records. */
export const workspaceModel: Model = readModel(file satisfies ModelFile);
