import { findField } from '#shared/model/objects/registry.ts';
import { ruleWords } from '#shared/model/quality/words.ts';
import type { Language } from '#shared/model/tenant.ts';
import { scopeOf } from '../../access/access.ts';
import { isHidden } from '../../access/hidden-fields.ts';
import type { Context } from '../../context.ts';
import { isAllowed } from '../../records/read-record.ts';
import { ownerIdOf, titleOf } from '../../records/record-facts.ts';
import { isLive, type StoredRecord } from '../../records/stored-record.ts';
import { today } from '../describe-quality.ts';
import { peopleWithin } from '../reach.ts';
import type { Waiver } from './waiver-item.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface ToldWaiver extends Omit<Waiver, 'recordId' | 'askerId' | 'decidedBy' | 'object'> {
  readonly record: { readonly object: string; readonly id: string; readonly title: string };
  /** What does not count, in words. */
  readonly message: string;
  readonly asker: Named;
  readonly decidedBy?: Named;
  /** It was granted, and its day has come. */
  readonly isOver: boolean;
  /** The caller may grant or decline it. */
  readonly mayDecide: boolean;
}

/** @returns nothing for who may not see the record, or the field */
export async function describeWaiver(
  context: Context,
  waiver: Waiver,
  record: StoredRecord | undefined,
  language: Language,
): Promise<ToldWaiver | undefined> {
  if (!record || !isLive(record) || !(await isAllowed(context, 'read', record))) return undefined;
  if (isHidden(context.actor, record.object, waiver.field)) return undefined;
  const { recordId: _id, askerId, decidedBy, object: _object, ...told } = waiver;
  const { directory } = context;
  const nameOf = (id: string): Named => ({ id, name: directory.users.get(id)?.name ?? '' });
  const definition = directory.definitions[record.object];
  return {
    ...told,
    record: { object: record.object, id: record.id, title: titleOf(definition, record.data) },
    message: ruleWords[language][waiver.rule].message,
    asker: nameOf(askerId),
    ...(decidedBy !== undefined && { decidedBy: nameOf(decidedBy) }),
    isOver: waiver.state === 'granted' && waiver.until <= today(context),
    mayDecide: waiver.state === 'asked' && mayDecide(context, record, waiver),
  };
}

/** Who leads the one whose record it is; nobody grants what they asked for themselves. */
export function mayDecide(context: Context, record: StoredRecord, { askerId }: Pick<Waiver, 'askerId'>): boolean {
  const { actor } = context;
  const isHead =
    actor.permissions.capabilities.includes('readReports') &&
    ['department', 'all'].includes(scopeOf(actor, 'companies', 'edit'));
  return isHead && askerId !== actor.id && peopleWithin(context).includes(ownerIdOf(record));
}

/** Days since something was last heard are no field, but lost points have them for one. */
export function historyFieldOf({ directory }: Context, record: StoredRecord, field: string): string {
  const definition = directory.definitions[record.object];
  return findField(definition, field) ? field : (definition.title[0] ?? field);
}
