import { S3Client } from '@aws-sdk/client-s3';
import { CommandError } from './run-command.ts';

/** Ends a command before its work if it could not reach AWS. @throws {CommandError} */
export async function requireCredentials(region: string): Promise<void> {
  const client = new S3Client({ region });
  try {
    await client.config.credentials();
  } catch {
    throw new CommandError(
      'There are no AWS credentials: sign in to the account of the tenant first ("aws sso login", AWS_PROFILE or AWS_ACCESS_KEY_ID).',
    );
  } finally {
    client.destroy();
  }
}
