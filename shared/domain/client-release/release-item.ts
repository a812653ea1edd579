import { clientReleaseKey } from '#shared/store/keys/teamwork.ts';
import { type Condition, type Item, isAbsent, type Table, type Write } from '#shared/store/table.ts';

/** How near a client is to its release, or when it was released. */
export interface ReleaseState {
  readonly state: 'warned' | 'released';
  /** Of what account manager and from what day on the silence is counted: another one begins anew. */
  readonly period: string;
  /** The day since which nothing was heard of the client. */
  readonly since: string;
  /** Days before → the day on which that warning was given. */
  readonly warnedOn: Readonly<Record<string, string>>;
  /** Of one that was released. */
  readonly released?: { readonly on: string; readonly fromId: string; readonly toId: string };
}

export async function loadReleaseState(table: Table, companyId: string): Promise<ReleaseState | undefined> {
  const item = await table.get(clientReleaseKey(companyId), { consistent: true });
  return item && fromReleaseItem(item);
}

export function fromReleaseItem(item: Item): ReleaseState {
  return item.release as ReleaseState;
}

/** Only if it stands where it was read: no warning is given twice. @param before absent: there is none */
export function writeReleaseState(companyId: string, state: ReleaseState, before: ReleaseState | undefined): Write {
  const isSame: Condition = {
    all: [
      { attribute: 'release.state', op: 'eq', value: before?.state ?? '' },
      { attribute: 'release.period', op: 'eq', value: before?.period ?? '' },
      { attribute: 'warnings', op: 'eq', value: countWarnings(before) },
    ],
  };
  return {
    put: {
      ...clientReleaseKey(companyId),
      type: 'client-release',
      shape: 1,
      release: state,
      warnings: countWarnings(state),
    },
    if: before ? isSame : isAbsent,
  };
}

function countWarnings(state: ReleaseState | undefined): number {
  return Object.keys(state?.warnedOn ?? {}).length;
}
