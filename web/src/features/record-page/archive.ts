import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { useToast } from '../../ui/use-toast.ts';
import { isMastered } from '../mastery/use-mastered.ts';
import { useUpdateRecord } from '../records/record-queries.ts';
import { useTitle } from '../records/record-title.ts';

const archived = 'archived';

/** Whether the record can be put away without being deleted, and is not yet. */
export function canBeArchived(definition: ObjectDefinition, record: CrmRecord): boolean {
  const isOffered = findField(definition, 'status')?.options?.includes(archived) ?? false;
  return isOffered && record.status !== archived && !isMastered(record, 'status');
}

/** Puts a record away; the toast takes it back. @returns whether it was done */
export function useArchive(): (record: CrmRecord) => Promise<boolean> {
  const { text } = useText();
  const toast = useToast();
  const titleOf = useTitle();
  const update = useUpdateRecord();

  async function setStatus(record: CrmRecord, status: unknown): Promise<CrmRecord | null> {
    try {
      return await update.mutateAsync({ record, patch: { status } });
    } catch (error) {
      toast.error(error as Error);
      return null;
    }
  }

  return async (record) => {
    const after = await setStatus(record, archived);
    if (!after) return false;
    const undo = () => void setStatus(after, record.status ?? null);
    toast.undoable(text('archive.done', { title: titleOf(record) }), undo);
    return true;
  };
}
