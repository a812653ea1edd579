import { setTimeout } from 'node:timers/promises';

/** Between two looks, in milliseconds. */
const pause = 150;

/** Looks again until it is as hoped, or the time is over. @returns what was seen last */
export async function waitFor<State>(
  look: () => Promise<State>,
  isHoped: (state: State) => boolean,
  patience: number,
): Promise<State> {
  const deadline = performance.now() + patience;
  for (;;) {
    const state = await look();
    if (isHoped(state) || performance.now() > deadline) return state;
    await setTimeout(pause);
  }
}
