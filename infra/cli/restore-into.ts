import {
  GetFunctionConfigurationCommand,
  InvokeCommand,
  type LambdaClient,
  paginateListFunctions,
} from '@aws-sdk/client-lambda';
import { CommandError } from './run-command.ts';

interface Progress {
  readonly next?: { readonly step: string; readonly chunk?: number };
  readonly chunks: number;
  readonly faults: readonly { readonly code: string; readonly where: string }[];
  readonly table: string;
}

/** A backup of the stack, or an archive that was sent there. */
export type RestoreRequest = ({ readonly backupId: string } | { readonly archive: string }) & { readonly into: string };

export interface Restored {
  readonly table: string;
  /** What was damaged, and is not in the table. */
  readonly faults: Progress['faults'];
}

/**
 * Has a backup restored into a new table, call after call, until all is done.
 * @throws {CommandError} in one line; then the table is as the last call left it
 */
export async function restoreInto(
  lambda: LambdaClient,
  functionName: string,
  request: RestoreRequest,
  log: (line: string) => void,
): Promise<Restored> {
  const faults: Progress['faults'][number][] = [];
  for (let from: Progress['next']; ; ) {
    const progress = await call(lambda, functionName, { ...request, ...(from && { from }) });
    faults.push(...progress.faults);
    from = progress.next;
    if (!from) return { table: progress.table, faults };
    log(describe(from, progress.chunks));
  }
}

async function call(lambda: LambdaClient, FunctionName: string, event: object): Promise<Progress> {
  const answer = await lambda
    .send(new InvokeCommand({ FunctionName, Payload: JSON.stringify(event) }))
    .catch((error) => {
      throw new CommandError(`The stack does not answer (${error instanceof Error ? error.message : String(error)}).`);
    });
  const text = answer.Payload?.transformToString() ?? '';
  if (!answer.FunctionError) return JSON.parse(text) as Progress;
  const { errorType, errorMessage } = JSON.parse(text) as { errorType?: string; errorMessage?: string };
  throw new CommandError(`Nothing was restored: ${explain(errorType, errorMessage)}.`);
}

function explain(type: string | undefined, message = ''): string {
  return message === 'not_found' || type === 'Problem'
    ? 'there is no such backup, or it is not kept any more'
    : message;
}

function describe({ step, chunk }: NonNullable<Progress['next']>, chunks: number): string {
  switch (step) {
    case 'chunks':
      return `${chunk} of ${chunks} chunks are back`;
    case 'erasures':
      return `${chunks} of ${chunks} chunks are back; erasing anew who was erased since`;
    case 'figures':
      return 'counting figures';
    default:
      return 'indexing';
  }
}

/** The function of a deployed stack, whose name CloudFormation has made. @throws {CommandError} */
export async function findRestoreFunction(lambda: LambdaClient, stack: string): Promise<string> {
  for await (const { Functions = [] } of paginateListFunctions({ client: lambda }, {})) {
    const found = Functions.find(({ FunctionName = '' }) =>
      FunctionName.startsWith(`${stack}-CommandsRestoreFunction`),
    );
    if (found?.FunctionName) return found.FunctionName;
  }
  throw new CommandError(`The stack ${stack} has no function that restores: deploy it first.`);
}

/** The bucket that the function reads. @throws {CommandError} */
export async function findBackupBucket(lambda: LambdaClient, FunctionName: string): Promise<string> {
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const bucket = Environment?.Variables?.BACKUP_BUCKET;
  if (bucket === undefined) throw new CommandError(`${FunctionName} knows no bucket of backups: deploy it again.`);
  return bucket;
}
