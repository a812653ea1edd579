import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Me } from '../../api/schema.ts';
import { may } from '../records/rights.ts';

/** What the person may bring in from files. */
export function importedObjects(me: Me): readonly ObjectDefinition[] {
  return Object.values(definitions).filter(({ imported, name }) => imported && may(me, 'import', name));
}
