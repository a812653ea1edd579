import type { PlanAction } from '#shared/model/imports.ts';
import type { Language } from '#shared/model/tenant.ts';
import { aboutVisible } from '../access/hidden-fields.ts';
import type { Context } from '../context.ts';
import type { FileStore } from '../files/file-store.ts';
import type { FieldChange } from '../records/audit.ts';
import { definitionOfEntry } from './import-access.ts';
import type { Halt, ImportEntry, Work } from './import-entry.ts';
import type { ImportWaiver } from './import-waiver.ts';
import { readLookAlikes, type TellLookAlikes, type ToldLookAlike } from './matching/tell-look-alikes.ts';
import { readPages } from './plan/plan-file.ts';
import type { PlanRow } from './plan/plan-row.ts';
import { type Reason, sayReason } from './plan/reason.ts';

/** An import as the API gives it. */
export interface ImportView {
  readonly id: string;
  readonly object: ImportEntry['object'];
  readonly fileName: string;
  readonly status: ImportEntry['status'];
  readonly createdAt: string;
  readonly createdBy: { readonly id: string; readonly name: string };
  /** The feed whose run it is. */
  readonly feedId: string | null;
  /** Why a run of a feed does not go on by itself. */
  readonly halted: { readonly kind: Halt['kind']; readonly reasons: readonly ReasonView[] } | null;
  /** Of the next plan. */
  readonly planning: { readonly total: number; readonly done: number; readonly at: string } | null;
  readonly plan: Omit<NonNullable<ImportEntry['plan']>, 'key'> | null;
  /** Who answers for what it leaves undone. */
  readonly waiver:
    | (Omit<ImportWaiver, 'signedBy'> & { readonly signedBy: { readonly id: string; readonly name: string } })
    | null;
  readonly commit: WorkView<NonNullable<ImportEntry['commit']>['counts']> | null;
  readonly undo: WorkView<NonNullable<ImportEntry['undo']>['counts']> | null;
}

type WorkView<Counts> = Omit<Work<Counts>, 'position' | 'finishedAt'> & { readonly finishedAt: string | null };

export function describeImport({ directory }: Context, entry: ImportEntry, language: Language): ImportView {
  const { id, object, fileName, status, createdAt, createdBy, planning, plan, waiver, commit, undo } = entry;
  const { feedId = null, halted } = entry;
  const say = (reason: Reason) => describeReason(reason, language);
  const personOf = (userId: string) => ({ id: userId, name: directory.users.get(userId)?.name ?? userId });
  return {
    id,
    object,
    fileName,
    status,
    createdAt,
    createdBy: personOf(createdBy),
    feedId,
    halted: halted ? { kind: halted.kind, reasons: halted.reasons.map(say) } : null,
    planning: planning ? { total: planning.total, done: planning.done, at: planning.at } : null,
    plan: plan ? describeFacts(plan) : null,
    waiver: waiver ? { ...waiver, signedBy: personOf(waiver.signedBy) } : null,
    commit: commit ? describeWork(commit) : null,
    undo: undo ? describeWork(undo) : null,
  };
}

function describeFacts({ key: _internal, sheet = null, ...plan }: NonNullable<ImportEntry['plan']>) {
  return { ...plan, sheet };
}

function describeWork<Counts>({ position: _internal, finishedAt, ...work }: Work<Counts>): WorkView<Counts> {
  return { ...work, finishedAt: finishedAt ?? null };
}

export interface ReasonView extends Reason {
  readonly message: string;
}

/** A row of a plan as the API gives it: of a refused one what stood in it, of a change the old and the new. */
export interface PlanRowView {
  readonly row: number;
  readonly action: PlanAction;
  readonly id?: string;
  readonly title?: string;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly changes?: readonly FieldChange[];
  readonly cells?: readonly string[];
  readonly reasons?: readonly ReasonView[];
  readonly lookAlikes?: readonly ToldLookAlike[];
  readonly owed?: readonly string[];
}

export function describeRow(
  { actor }: Context,
  { object }: ImportEntry,
  row: PlanRow,
  language: Language,
  tell: TellLookAlikes,
): PlanRowView {
  const { row: number, action } = row;
  const told = 'lookAlikes' in row && row.lookAlikes ? { lookAlikes: tell(row.lookAlikes) } : {};
  switch (row.action) {
    case 'create':
      return {
        row: number,
        action,
        title: row.title,
        fields: row.fields,
        ...(row.owed && { owed: row.owed }),
        ...told,
      };
    case 'update': {
      const { id, title } = row;
      return { row: number, action, id, title, changes: aboutVisible(actor, object, row.changes) };
    }
    case 'skip':
      return {
        row: number,
        action,
        ...('id' in row ? { id: row.id, title: row.title } : { cells: row.cells }),
        ...told,
      };
    case 'refuse':
      return {
        row: number,
        action,
        cells: row.cells,
        reasons: row.reasons.map((one) => describeReason(one, language)),
        ...told,
      };
  }
}

export function describeReason(reason: Reason, language: Language): ReasonView {
  return { ...reason, message: sayReason(reason, language) };
}

/** What a plan has come to, with the first of the rows that it refuses. @throws Problem `import.gone` */
export async function describePlan(context: Context, files: FileStore, entry: ImportEntry, language: Language) {
  const { plan } = entry;
  if (!plan) throw new Error(`${entry.id} has no plan`);
  const refused: PlanRow[] = [];
  for await (const page of readPages(files, plan, { actions: ['refuse'] })) {
    refused.push(...page.slice(0, refusedShown - refused.length));
    if (refused.length === refusedShown) break;
  }
  const tell = await readLookAlikes(context, definitionOfEntry(context, entry), refused);
  return {
    ...describeFacts(plan),
    refused: refused.map((row) => describeRow(context, entry, row, language, tell)),
  };
}

/** The others are a page of the rows of the plan away. */
const refusedShown = 200;
