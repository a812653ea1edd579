import { availableParallelism } from 'node:os';
import type { FunctionConfig } from './lambda-config.ts';
import type { Credentials } from './part.ts';
import type { Stack } from './template.ts';

/** The variables that Lambda sets, with the runner's endpoint in place of AWS. What the template sets wins nowhere else. */
export function buildEnvironment(
  stack: Stack,
  config: FunctionConfig,
  { accessKeyId, secretAccessKey }: Credentials,
  endpoint: string,
): NodeJS.ProcessEnv {
  return {
    ...config.environment,
    AWS_REGION: stack.region,
    AWS_DEFAULT_REGION: stack.region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_ENDPOINT_URL: endpoint,
    // The S3 emulator stores the framing of streamed checksums as if it were content.
    AWS_REQUEST_CHECKSUM_CALCULATION: 'WHEN_REQUIRED',
    AWS_RESPONSE_CHECKSUM_VALIDATION: 'WHEN_REQUIRED',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: config.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(config.memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${config.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    LAMBDA_TASK_ROOT: config.codeDir,
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    UV_THREADPOOL_SIZE: String(Math.max(4, availableParallelism())),
    _HANDLER: config.handler,
  };
}
