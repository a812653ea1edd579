import { tryFreshClone } from './support/fresh-clone.ts';
import { runChains } from './support/step-runner.ts';

/** `npm run test:fresh`: the first start of a newcomer, in a fresh clone of what is committed. */

await runChains([[['fresh clone', tryFreshClone]]]);
