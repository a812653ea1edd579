import { type ChildProcess, spawn } from 'node:child_process';
import type { Children } from './part.ts';

/** Time between SIGTERM and SIGKILL. */
const patience = 3000;

export interface SupervisedChildren extends Children {
  /** Ends every child that still runs. */
  endAll(): Promise<void>;
}

/** @param onLoss hears of a child that ended by itself: `DynamoDB Local ended by SIGKILL` */
export function superviseChildren(onLoss: (reason: string) => void): SupervisedChildren {
  const running = new Set<ChildProcess>();

  async function end(child: ChildProcess): Promise<void> {
    if (!running.delete(child)) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), patience);
    await ended;
    clearTimeout(timer);
  }

  // An exit that nobody prepared leaves no database behind.
  process.once('exit', () => {
    for (const child of running) child.kill('SIGTERM');
  });

  return {
    spawn(name, command, args, options = {}) {
      const child = spawn(command, args, options);
      running.add(child);
      child.once('error', () => running.delete(child));
      child.once('exit', (code, signal) => {
        if (running.delete(child)) onLoss(`${name} ended by ${signal ?? `itself with code ${code}`}`);
      });
      return child;
    },
    end,
    async endAll() {
      await Promise.all([...running].map(end));
    },
  };
}
