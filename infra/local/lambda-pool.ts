import type { FunctionConfig } from './lambda-config.ts';
import { type Instance, type RunResult, startInstance, type WriteLog } from './lambda-instance.ts';
import type { Clock } from './part.ts';

/** All instances of one function. */
export interface Pool {
  readonly config: FunctionConfig;
  /** @param payload JSON */
  run(payload: string): Promise<RunResult>;
  /** Calls that run or wait. */
  readonly busy: number;
  /** New calls get instances of this code; calls under way end with the old one. */
  reload(codeDir: string): void;
  stop(): Promise<void>;
}

interface PoolOptions {
  readonly config: FunctionConfig;
  readonly environment: NodeJS.ProcessEnv;
  readonly clock: Clock;
  readonly writeLog: WriteLog;
}

/** An idle instance holds about 35 MB. */
const idleMs = 60_000;

export function createPool({ config: initial, environment, clock, writeLog }: PoolOptions): Pool {
  let config = initial;
  let busy = 0;
  const idle: Instance[] = [];
  const all = new Set<Instance>();
  const waiting: (() => void)[] = [];
  const outdated = new WeakSet<Instance>();
  const cancelRetirement = new Map<Instance, () => void>();

  async function run(payload: string): Promise<RunResult> {
    if (busy >= config.concurrency && config.isReserved) return throttled(config.name);
    busy += 1;
    try {
      if (busy > config.concurrency) await new Promise<void>((resolve) => waiting.push(resolve));
      return await runOnInstance(payload);
    } finally {
      busy -= 1;
      waiting.shift()?.();
    }
  }

  async function runOnInstance(payload: string): Promise<RunResult> {
    const instance = takeIdle() ?? startNew();
    try {
      return await instance.run(payload);
    } finally {
      giveBack(instance);
    }
  }

  function startNew(): Instance {
    const instance = startInstance(config, environment, writeLog);
    all.add(instance);
    return instance;
  }

  /** The one used last: the others grow old and end. */
  function takeIdle(): Instance | undefined {
    const instance = idle.pop();
    if (!instance) return undefined;
    cancelRetirement.get(instance)?.();
    return instance.isSpent ? takeIdle() : instance;
  }

  function giveBack(instance: Instance): void {
    if (instance.isSpent || outdated.has(instance)) {
      retire(instance);
      return;
    }
    idle.push(instance);
    const cancel = clock.after(idleMs, () => retire(instance));
    cancelRetirement.set(instance, cancel);
  }

  function retire(instance: Instance): void {
    cancelRetirement.get(instance)?.();
    cancelRetirement.delete(instance);
    all.delete(instance);
    const position = idle.indexOf(instance);
    if (position >= 0) idle.splice(position, 1);
    void instance.stop();
  }

  return {
    get config() {
      return config;
    },
    run,
    get busy() {
      return busy;
    },
    reload(codeDir) {
      config = { ...config, codeDir };
      for (const instance of all) outdated.add(instance);
      for (const instance of [...idle]) retire(instance);
    },
    async stop() {
      for (const cancel of cancelRetirement.values()) cancel();
      await Promise.all([...all].map((instance) => instance.stop()));
    },
  };
}

function throttled(name: string): RunResult {
  const errorMessage = `Rate Exceeded: every instance that ${name} has reserved is busy`;
  return { ok: false, reason: 'throttled', error: { errorType: 'TooManyRequestsException', errorMessage } };
}
