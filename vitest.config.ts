import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const projects = ['unit', 'functions', 'infra', 'api', 'browser', 'accessibility', 'faults'] as const;

/** In milliseconds, and generous: a hanging test must end, a slow machine must not fail one. */
const patience = { testTimeout: 60_000, hookTimeout: 120_000 };

/** Tests of a running stack share it, one file after the other: `wasted-permissions` sums up at the end. */
const shared = { globalSetup: 'test/support/stack-setup.ts', fileParallelism: false };
const sharing: readonly string[] = ['api', 'browser', 'accessibility'];

/**
 * Loading the modules anew for every file takes as long as most tests. Only functions know things by heart that another file
 * must not meet: who works here, and the environment.
 */
const isolated: readonly string[] = ['functions'];

/** What takes long and seldom breaks waits for `npm run deep`. */
const deep = '**/*.deep.test.ts';

class ByName extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((left, right) => (left.moduleId < right.moduleId ? -1 : 1));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: ByName },
    projects: projects.map(
      (name): TestProjectInlineConfiguration => ({
        test: {
          name,
          include: [`test/${name}/**/*.test.ts`],
          exclude: process.env.STEWARD_DEEP ? [] : [deep],
          isolate: isolated.includes(name),
          ...patience,
          ...(sharing.includes(name) && shared),
        },
      }),
    ),
  },
});
