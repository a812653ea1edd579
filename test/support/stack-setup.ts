import type { TestProject } from 'vitest/node';
import { startRecordedRegistry } from './recorded-registry.ts';
import { createDataFolder, observedStartScript, startStack } from './stack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the stack that the tests share. */
    readonly stewardUrl: string;
    /** Where it tells which permissions were used; empty for a stack that was not started by the tests. */
    readonly accessUrl: string;
    /** Its data folder; empty as above. */
    readonly stewardData: string;
    /** Of the registry of companies that it asks; empty as above. */
    readonly registryUrl: string;
  }
}

/** One stack for all tests of a project: with demo data, in a folder of its own. `STEWARD_TEST_URL` names one that runs already, `STEWARD_TEST_DATA` its folder. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const running = process.env.STEWARD_TEST_URL;
  if (running) {
    project.provide('stewardUrl', running);
    project.provide('accessUrl', '');
    project.provide('stewardData', process.env.STEWARD_TEST_DATA ?? '');
    project.provide('registryUrl', '');
    return undefined;
  }
  const folder = createDataFolder();
  const registry = await startRecordedRegistry();
  const stack = await startStack(folder.path, { STEWARD_REGISTRY_FR: registry.address }, observedStartScript);
  const { accessUrl } = (await stack.message) as { accessUrl: string };
  process.env.STEWARD_TEST_URL = stack.url;
  project.provide('stewardUrl', stack.url);
  project.provide('accessUrl', accessUrl);
  project.provide('stewardData', folder.path);
  project.provide('registryUrl', registry.address);
  return async () => {
    delete process.env.STEWARD_TEST_URL;
    await stack.stop();
    await registry.stop();
    folder.remove();
  };
}
