import { CommandError } from './run-command.ts';

const outputNames = [
  'WebUrl',
  'UserPoolId',
  'WebBucketName',
  'SetupFunctionName',
  'ReindexFunctionName',
  'ReconcileFunctionName',
] as const;

/** Outputs of a tenant's stack that a deployment works with. */
export type Outputs = Readonly<Record<(typeof outputNames)[number], string>>;

/** @throws {CommandError} naming the outputs that the stack did not give */
export function requireOutputs(outputs: Readonly<Record<string, string>>): Outputs {
  const missing = outputNames.filter((name) => !outputs[name]);
  if (missing.length > 0)
    throw new CommandError(`The deployed stack has no output ${missing.join(', ')}: deploy again.`);
  return outputs as Outputs;
}
