import { startLocalStack } from './local-stack.ts';
import { describeError } from './run-command.ts';

/** `npm start`: runs the tenant's own template on this machine until Ctrl-C. */
startLocalStack(process.env).catch((error: unknown) => {
  console.error(describeError(error));
  process.exit(1);
});
