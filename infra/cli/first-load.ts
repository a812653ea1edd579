import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DemoUser, demoPassword, demoUsers } from '#shared/model/demo-users.ts';
import type { Runner } from '../local/runner.ts';
import { CommandError } from './run-command.ts';
import type { SetupUser } from './users.ts';

/** What a new data folder is filled with; kept in it, so that later starts know. */
export interface FirstLoad {
  readonly users: readonly DemoUser[];
  /** Object → number of invented records; absent without demo data. */
  readonly records?: Readonly<Record<string, number>>;
}

const markerName = 'first-load.json';

/** Undefined: the folder is new, or its first load was interrupted and has to be done again. */
export function readFirstLoad(dataDir: string): FirstLoad | undefined {
  const path = join(dataDir, markerName);
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as FirstLoad;
  } catch {
    return undefined;
  }
}

/** Demo tenants get the five demo users, all others an administrator who can invite the rest. */
export function chooseUsers(tenantId: string, demo: boolean): readonly DemoUser[] {
  if (demo) return demoUsers;
  const roles: DemoUser['roles'] = ['administrator'];
  return [{ email: `admin@${tenantId}.local`, name: 'Administrator', departmentId: 'company', roles }];
}

/**
 * Creates users and, for demonstration, invented records, by the same functions that a deployment calls. Every step can
 * be repeated, and the marker is written last: an interrupted load is done again.
 */
export async function loadFirst(
  runner: Runner,
  dataDir: string,
  users: readonly DemoUser[],
  demo: boolean,
): Promise<FirstLoad> {
  const members = await createUsers(runner, users);
  await call(runner, 'SetupFunctionName', { users: members });
  const records = demo ? readCounts(await call(runner, 'DemoDataFunctionName', { action: 'load' })) : undefined;
  await Promise.all([call(runner, 'ReindexFunctionName', dueReindex), runner.drained()]);
  const load: FirstLoad = { users, ...(records && { records }) };
  const path = join(dataDir, markerName);
  writeFileSync(`${path}.tmp`, JSON.stringify(load, null, 2));
  renameSync(`${path}.tmp`, path);
  return load;
}

/** As the schedule asks for it: it ends at once where this release has indexed everything. */
const dueReindex = { detail: { job: 'reindex' } };
/** It ends at once where this release has counted everything. */
const dueReconcile = { detail: { job: 'reconcile', ofRelease: true } };

/** Lets records that an earlier release left be found and counted; it goes on while people work already. */
export async function startReindex(runner: Runner): Promise<void> {
  const { ReindexFunctionName: reindex, ReconcileFunctionName: reconcile } = runner.outputs;
  if (reindex !== undefined) await runner.enqueue(reindex, dueReindex);
  if (reconcile !== undefined) await runner.enqueue(reconcile, dueReconcile);
}

async function createUsers(runner: Runner, users: readonly DemoUser[]): Promise<readonly SetupUser[]> {
  // The clients of AWS load slowly, and later starts do without them.
  const { CognitoIdentityProviderClient } = await import('@aws-sdk/client-cognito-identity-provider');
  const { ensureUser, setPassword } = await import('./users.ts');
  const cognito = new CognitoIdentityProviderClient(runner.aws);
  const poolId = runner.outputs.UserPoolId ?? '';
  const members: SetupUser[] = [];
  for (const { email, name, departmentId, roles } of users) {
    const sub = await ensureUser(cognito, poolId, email, 'quiet');
    await setPassword(cognito, poolId, email, demoPassword);
    members.push({ sub, email, name, departmentId, roles });
  }
  cognito.destroy();
  return members;
}

async function call(runner: Runner, output: string, event: unknown): Promise<unknown> {
  const name = runner.outputs[output];
  if (name === undefined) throw new CommandError(`The stack has no output ${output}: it cannot be filled.`);
  const result = await runner.invoke(name, event);
  if (result.ok) return result.payload;
  throw new CommandError(`${name} failed: ${result.error.errorType}: ${result.error.errorMessage}`);
}

function readCounts(answer: unknown): Readonly<Record<string, number>> {
  if (typeof answer !== 'object' || answer === null) return {};
  const source = 'counts' in answer && typeof answer.counts === 'object' ? (answer.counts ?? {}) : answer;
  return Object.fromEntries(Object.entries(source).filter(([, count]) => typeof count === 'number'));
}
