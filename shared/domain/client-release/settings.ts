import { clientReleaseSchema, releaseWarnings, usualDays } from '#shared/model/client-release.ts';
import { checkBody } from '#shared/model/validation.ts';
import type { Table } from '#shared/store/table.ts';
import { requireCapability } from '../access/access.ts';
import type { Context } from '../context.ts';
import { loadSetting, saveSetting } from '../organisation/stored-setting.ts';

const area = 'clientRelease';

export interface ClientReleaseSetting {
  readonly enabled: boolean;
  /** Without two-way contact, after which a client is released. */
  readonly days: number;
  /** Days before that on which the account manager is warned. */
  readonly warnings: readonly number[];
  readonly version: number;
}

type Stored = Pick<ClientReleaseSetting, 'enabled' | 'days'>;

/** Off until somebody switches it on. */
export async function loadClientRelease(table: Table): Promise<ClientReleaseSetting> {
  const { version, data } = await loadSetting<Stored>(table, area);
  return describe(data ?? { enabled: false, days: usualDays }, version);
}

function describe({ enabled, days }: Stored, version: number): ClientReleaseSetting {
  return { enabled, days, warnings: releaseWarnings, version };
}

/** @throws Problem `access.denied` */
export async function readClientRelease(context: Context): Promise<ClientReleaseSetting> {
  requireCapability(context.actor, 'configure');
  return loadClientRelease(context.table);
}

/**
 * Says whether clients are released, and after how many days; who has them now is warned first in any case.
 * @param version that the caller has seen
 * @throws Problem `access.denied` | `validation.failed` | `precondition.failed` | `write.conflict`
 */
export async function changeClientRelease(
  context: Context,
  { body, version }: { readonly body: unknown; readonly version: number },
): Promise<ClientReleaseSetting> {
  requireCapability(context.actor, 'configure');
  const { enabled, days } = checkBody(clientReleaseSchema, body);
  const known = await loadClientRelease(context.table);
  const data: Stored = { enabled, days: days ?? known.days };
  return describe(data, await saveSetting(context, area, { ...data }, version));
}
