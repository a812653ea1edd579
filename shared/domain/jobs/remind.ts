import { idOfSortKey, valueRange } from '#shared/store/keys/parts.ts';
import { duePartition } from '#shared/store/keys/teamwork.ts';
import type { Condition, Page } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { continueHandover } from '../teamwork/continue-handover.ts';
import { passOnRequest } from '../teamwork/pass-on-requests.ts';

export interface Reminded {
  /** Hand-overs that went on, or came back. */
  readonly handovers: number;
  /** Somebody else was at one of their records: the next run goes on. */
  readonly postponed: number;
  /** Requests to join that heads were told of. */
  readonly passedOn: number;
}

/** Everything whose time has come. A run that ends early is continued by the next one. */
export async function remind(context: Context): Promise<Reminded> {
  const counts = { handovers: 0, postponed: 0, passedOn: 0 };
  for (const id of await listDue(context, 'handover')) {
    const outcome = await continueHandover(context, id);
    counts[outcome === 'done' ? 'handovers' : 'postponed'] += 1;
  }
  for (const id of await listDue(context, 'join', { attribute: 'request.passedOnAt', op: 'absent' })) {
    if (await passOnRequest(context, id)) counts.passedOn += 1;
  }
  return counts;
}

async function listDue(context: Context, kind: 'join' | 'handover', filter?: Condition): Promise<readonly string[]> {
  const ids: string[] = [];
  let startAfter: Page['next'];
  do {
    const page: Page = await context.table.query({
      index: 'gsi5',
      pk: duePartition(kind),
      sk: valueRange('lte', context.now().toISOString()),
      ...(filter && { filter }),
      ...(startAfter && { startAfter }),
    });
    ids.push(...page.items.map((item) => idOfSortKey(String(item.gsi5sk))));
    startAfter = page.next;
  } while (startAfter);
  return ids;
}
