import { Agent, request } from 'node:http';
import type { Properties } from './template.ts';

/** Calls DynamoDB Local as the runner: `DescribeTable`, `GetRecords`… with plain JSON bodies. */
export interface DynamoDbClient {
  /** @throws DynamoDbError when the service refuses */
  call(operation: string, body: Properties): Promise<Properties>;
  close(): void;
}

export class DynamoDbError extends Error {
  override readonly name = 'DynamoDbError';
  /** `ResourceNotFoundException` */
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

const streamOperations = new Set(['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams']);

export function createDynamoDbClient(origin: string): DynamoDbClient {
  const agent = new Agent({ keepAlive: true });
  return {
    async call(operation, body) {
      const api = streamOperations.has(operation) ? 'DynamoDBStreams_20120810' : 'DynamoDB_20120810';
      const { status, text } = await post(origin, `${api}.${operation}`, JSON.stringify(body), agent);
      const answer = JSON.parse(text) as Properties;
      if (status === 200) return answer;
      const type = String(answer.__type).split('#').at(-1) ?? '';
      throw new DynamoDbError(type, String(answer.message ?? answer.Message ?? text));
    },
    close: () => agent.destroy(),
  };
}

function post(origin: string, target: string, body: string, agent: Agent): Promise<{ status: number; text: string }> {
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(body),
    'x-amz-target': target,
    // DynamoDB Local wants a signature but does not verify it.
    authorization:
      'AWS4-HMAC-SHA256 Credential=RUNNER/20000101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
  };
  return new Promise((resolve, reject) => {
    const outgoing = request(origin, { method: 'POST', headers, agent }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () =>
        resolve({ status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
