import { autoMergeSchema } from '#shared/model/auto-merge.ts';
import { Problem } from '#shared/model/problems.ts';
import { checkBody } from '#shared/model/validation.ts';
import type { Table } from '#shared/store/table.ts';
import { requireCapability } from '../access/access.ts';
import type { Context } from '../context.ts';
import { listProven, type Proof, provenSets } from '../duplicates/model/proof.ts';
import { loadSetting, saveSetting } from '../organisation/stored-setting.ts';

const area = 'autoMerge';

interface StoredSetting {
  readonly enabled: boolean;
  readonly from?: number;
}

export interface AutoMergeSetting {
  readonly enabled: boolean;
  /** Score from which pairs are merged, 0–1; null: nothing is proven, so none are. */
  readonly from: number | null;
  /** Scores to choose from, lowest first; none: nothing is proven of the engine that is running. */
  readonly proven: readonly Proof[];
  /** Labelled sets that it was measured on. */
  readonly provenOn: readonly string[];
  /** 0: nobody has said anything. */
  readonly version: number;
}

/** @throws Problem `access.denied` */
export async function readAutoMerge(context: Context): Promise<AutoMergeSetting> {
  requireCapability(context.actor, 'configure');
  return loadAutoMerge(context.table);
}

/** Off until somebody switches it on; never from a lower score than is proven, whatever was said under another engine. */
export async function loadAutoMerge(table: Table): Promise<AutoMergeSetting> {
  const { version, data } = await loadSetting<StoredSetting>(table, area);
  return describe(data ?? { enabled: false }, version);
}

function describe({ enabled, from }: StoredSetting, version: number): AutoMergeSetting {
  const proven = listProven();
  const [lowest] = proven;
  return {
    enabled: enabled && lowest !== undefined,
    from: lowest ? Math.max(from ?? 0, lowest.from) : null,
    proven,
    provenOn: provenSets,
    version,
  };
}

/**
 * Says whether pairs are merged unasked, and from which score.
 * @param version that the caller has seen
 * @throws Problem `access.denied` | `validation.failed`, for a score that is not proven | `autoMerge.unproven` |
 * `precondition.failed` | `write.conflict`
 */
export async function changeAutoMerge(
  context: Context,
  { body, version }: { readonly body: unknown; readonly version: number },
): Promise<AutoMergeSetting> {
  requireCapability(context.actor, 'configure');
  const wanted = checkBody(autoMergeSchema, body);
  const [lowest] = listProven();
  if (wanted.enabled && !lowest) throw new Problem('autoMerge.unproven');
  if (wanted.from !== undefined && lowest && wanted.from < lowest.from)
    throw new Problem('validation.failed', { errors: [{ pointer: '/from', code: 'invalid' }] });
  const data: StoredSetting = {
    enabled: wanted.enabled,
    ...(wanted.from !== undefined && { from: wanted.from }),
  };
  return describe(data, await saveSetting(context, area, { ...data }, version));
}
