import { defineConfig } from 'vitest/config';

const projects = ['unit', 'infra', 'api', 'browser', 'faults'] as const;

/** In milliseconds, and generous: a hanging test must end, a slow machine must not fail one. */
const patience = { testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    projects: projects.map((name) => ({ test: { name, include: [`test/${name}/**/*.test.ts`], ...patience } })),
  },
});
