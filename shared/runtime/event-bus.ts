import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { EventPublisher } from '#shared/domain/events/event-publisher.ts';
import { readEnv } from './env.ts';

/** What one call to the bus takes. */
const eventsPerCall = 10;

export function createEventBus(): EventPublisher {
  const { BUS_NAME: busName } = readEnv('BUS_NAME');
  const client = new EventBridgeClient({});
  return {
    publish: async (events) => {
      for (let from = 0; from < events.length; from += eventsPerCall) {
        const entries = events.slice(from, from + eventsPerCall).map(({ source, detailType, detail }) => ({
          EventBusName: busName,
          Source: source,
          DetailType: detailType,
          Detail: JSON.stringify(detail),
        }));
        const { FailedEntryCount: failed = 0 } = await client.send(new PutEventsCommand({ Entries: entries }));
        if (failed > 0) throw new Error(`${failed} of ${entries.length} events were not taken by the bus`);
      }
    },
  };
}
