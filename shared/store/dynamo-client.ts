import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/**
 * One per process: its connections stay open between requests. `standard` retries failures of the service, throttling
 * and lost connections, up to 4 attempts with growing pauses. A hanging call is given up well before the function itself
 * would be stopped.
 * @param requestTimeout in milliseconds
 */
export function createDocumentClient(requestTimeout = 5000): DynamoDBDocumentClient {
  const client = new DynamoDBClient({
    retryMode: 'standard',
    maxAttempts: 4,
    requestHandler: { connectionTimeout: 1000, requestTimeout, throwOnRequestTimeout: true },
  });
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
