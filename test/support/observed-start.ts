import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startLocalStack } from '#infra/cli/local-stack.ts';
import { describeError } from '#infra/cli/run-command.ts';

/**
 * What `npm start` runs, with a window for the tests: a server that tells what each function is granted and what it has
 * used so far. Its address goes to the parent process.
 */
try {
  const { runner } = await startLocalStack(process.env);
  const server = createServer((_request, response) => response.end(JSON.stringify(runner.access())));
  server.listen(0, '127.0.0.1', () => {
    process.send?.({ accessUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  });
} catch (error) {
  console.error(describeError(error));
  process.exit(1);
}
