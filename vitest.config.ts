import { defineConfig } from 'vitest/config';

const projects = ['unit', 'infra', 'api', 'browser', 'faults'] as const;

export default defineConfig({
  test: {
    projects: projects.map((name) => ({ test: { name, include: [`test/${name}/**/*.test.ts`] } })),
  },
});
