import { randomUUID } from 'node:crypto';
import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from './start-error.ts';
import type { Stack } from './template.ts';
import type { Support } from './type-support.ts';

/** Queues take what could not be delivered; here they are files that people read. */
export interface Queues {
  /** Appends a message; it is on disk when this resolves. @throws StartError for an ARN that is no queue of the stack */
  send(queueArn: string, message: unknown): Promise<void>;
}

export const support: Support = {
  'AWS::SQS::Queue': {
    simulated: ['QueueName'],
    accepted: {
      KmsMasterKeyId: 'data lie on the disk of the person who runs them',
      MessageRetentionPeriod: 'messages stay until somebody removes the file',
      SqsManagedSseEnabled: 'data lie on the disk of the person who runs them',
      Tags: 'labels',
    },
  },
};

/** @param folder gets one file per queue, a message per line */
export function openQueues(stack: Stack, folder: string): Queues {
  return {
    async send(queueArn, message) {
      const queue = stack.ofType('AWS::SQS::Queue').find((one) => one.attributes.Arn === queueArn);
      if (!queue)
        throw new StartError(`infra/local does not simulate ${queueArn} as a destination: use a queue of the stack`);
      await mkdir(folder, { recursive: true });
      const line = JSON.stringify({ messageId: randomUUID(), sentAt: new Date().toISOString(), body: message });
      await appendFile(join(folder, `${queue.attributes.QueueName}.jsonl`), `${line}\n`);
    },
  };
}
