import { isCustomName } from '#shared/model/custom-values.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import { may } from '../access/access.ts';
import { aboutVisible } from '../access/hidden-fields.ts';
import type { Context } from '../context.ts';
import type { IdentityTaken } from './commit.ts';
import { loadRecord } from './read-record.ts';
import { ownerIdOf, placementOf, type StoredRecord, titleOf } from './record-item.ts';

/** What the caller learns of the holders of a legal number: the record if they may read it, else who leads it and since when. */
export async function describeTaken(context: Context, { taken }: IdentityTaken): Promise<Problem> {
  const matches = await Promise.all(
    taken.map(async ({ identifier, holderId }) => {
      const holder = await loadRecord(context.table, holderId);
      const isOwn = isCustomName(identifier.scheme);
      const reasons = [{ field: isOwn ? identifier.scheme : 'identifiers', kind: identifier.scheme, weight: 1 }];
      return {
        object: holder?.object,
        score: 1,
        band: 'certain',
        reasons: holder ? aboutVisible(context.actor, holder.object, reasons) : reasons,
        ...(holder && discloseHolder(context, holder)),
      };
    }),
  );
  return new Problem('identity.taken', { members: { matches } });
}

function discloseHolder(context: Context, holder: StoredRecord) {
  const definition = definitions[holder.object];
  if (may(context.actor, holder.object, 'read', placementOf(holder))) {
    const record = { id: holder.id, object: holder.object, title: titleOf(definition, holder.data) };
    return { record, actions: [holder.deletedAt === undefined ? 'open' : 'restore'] };
  }
  const manager = context.directory.users.get(ownerIdOf(holder));
  return {
    disclosed: {
      accountManager: manager && { id: manager.id, name: manager.name },
      since: holder.createdAt.slice(0, 10),
    },
    actions: [],
  };
}
