import { refreshAll } from '#shared/domain/duplicates/refresh-pairs.ts';
import { createStreamConsumer } from '#shared/runtime/stream.ts';

/** Keeps match keys and pairs of possible duplicates in step with the records. */
export const handler = createStreamConsumer({ name: 'dedupe', apply: refreshAll });
