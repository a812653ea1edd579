import { tryFreshClone } from './support/fresh-clone.ts';
import { runSteps } from './support/step-runner.ts';

/** `npm run test:fresh`: the first start of a newcomer, in a fresh clone of what is committed. */

await runSteps([['fresh clone', tryFreshClone]]);
