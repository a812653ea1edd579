import type { Tenant } from '#shared/model/tenant.ts';
import type { Table } from '#shared/store/table.ts';
import type { Actor } from './access/actor.ts';
import type { Directory } from './organisation/directory.ts';

/** How a change came in; the audit keeps it. */
export type Channel = 'api' | 'import' | 'capture' | 'job' | 'demo';

/** What every service gets: who asks, where the data are, and the two things that must not be taken from the air. */
export interface Context {
  readonly actor: Actor;
  readonly directory: Directory;
  readonly table: Table;
  readonly tenant: Tenant;
  readonly channel: Channel;
  /** Why the actor makes a record that looks like one that is there already; absent: it is refused. */
  readonly allowDuplicate?: string;
  /** The feed that this is a run of: what it keeps, it may write. */
  readonly feedId?: string;
  /** Nothing is kept from being drafted for what it looks like. */
  readonly isMatchedLater?: true;
  /** Fields that new records must have, and may come without: they are owed. */
  readonly owed?: readonly string[];
  readonly now: () => Date;
  /** @param prefix of the object: `com` gives `com_01J…` */
  readonly newId: (prefix: string) => string;
}
