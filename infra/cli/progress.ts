/** Tells the person at the terminal what stands, part by part, and how long it took. */
export interface Progress {
  /** `name` is done: `template      61 resources … 3.1 s` */
  done(name: string, text: string, startedAt: number): void;
  /** Work that takes longer than two seconds says every two seconds that it goes on. */
  during<Result>(name: string, text: string, work: () => Promise<Result>): Promise<Result>;
}

const period = 2000;

export function createProgress(print: (line: string) => void): Progress {
  const line = (name: string, text: string) => `  ${name.padEnd(13)} ${text}`;
  return {
    done(name, text, startedAt) {
      print(`${line(name, text).padEnd(72)} ${formatSeconds(startedAt)}`);
    },
    async during(name, text, work) {
      const startedAt = performance.now();
      const timer = setInterval(() => print(`${line(name, text)}, ${formatSeconds(startedAt)} so far`), period);
      try {
        return await work();
      } finally {
        clearInterval(timer);
      }
    },
  };
}

function formatSeconds(startedAt: number): string {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
}
