import type { FieldDefinition } from '#shared/model/objects/definition.ts';
import { definitions as builtIn, type Definitions } from '#shared/model/objects/registry.ts';
import { idOfSortKey } from '#shared/store/keys/parts.ts';
import { linkKey, linksPrefix } from '#shared/store/keys/records.ts';
import type { Item, Page, Table, Write } from '#shared/store/table.ts';
import { loadMany } from './load-many.ts';
import type { StoredRecord } from './stored-record.ts';
import { namedIn } from './survivor.ts';

/** Changes when links do, so that a rebuild knows that there is something to do. */
export const linkEngine = 2;

/**
 * Ties a record to the people it names, and to the clients that it names without hanging on their cards: for whoever asks
 * what there is about a person, and for merging. In the bin it stays tied.
 * @param definitions with the fields of the workspace's own
 */
export function writePersonLinks(
  before: StoredRecord | undefined,
  after: StoredRecord,
  definitions: Definitions = builtIn,
): readonly Write[] {
  const old = before ? namedBy(before, definitions) : [];
  const now = namedBy(after, definitions);
  return [
    ...now.filter((one) => !old.includes(one)).map((one) => ({ put: toLinkItem(one, after) })),
    ...old.filter((one) => !now.includes(one)).map((one) => ({ delete: linkKey(one, after.object, after.id) })),
  ];
}

function toLinkItem(personId: string, { object, id }: StoredRecord): Item {
  return { ...linkKey(personId, object, id), type: 'link', shape: 1 };
}

/** The links that the record has, for what was written by an earlier release. */
export function linkItemsOf(record: StoredRecord, definitions: Definitions): readonly Item[] {
  return namedBy(record, definitions).map((one) => toLinkItem(one, record));
}

function namedBy({ object, id, data }: StoredRecord, definitions: Definitions): readonly string[] {
  const fields = tyingFieldsOf(definitions)[object] ?? [];
  const ids = fields.flatMap((field) => namedIn(field, data[field.name]));
  return [...new Set(ids)].filter((one) => one !== id);
}

type TyingFields = Readonly<Partial<Record<string, readonly FieldDefinition[]>>>;

const known = new WeakMap<Definitions, TyingFields>();

/** Of each object the fields that name records which can be merged, but that of the card, which an index serves. */
function tyingFieldsOf(definitions: Definitions): TyingFields {
  const found = known.get(definitions) ?? findTyingFields(definitions);
  known.set(definitions, found);
  return found;
}

function findTyingFields(definitions: Definitions): TyingFields {
  return Object.fromEntries(
    Object.values(definitions).map(({ name, company, fields }) => [
      name,
      fields.filter((field) => field.name !== company && (field.type === 'reference' || field.type === 'links')),
    ]),
  );
}

/** Records that are read at once: with its texts, each can be large. */
const pageSize = 50;

/** Every record that names the person, whole, in the bin or not, in the order of objects and age; strong reads. */
export async function* listNaming(
  table: Table,
  definitions: Definitions,
  personId: string,
): AsyncGenerator<readonly StoredRecord[]> {
  let startAfter: Page['next'];
  do {
    const page: Page = await table.query({
      pk: personId,
      sk: { beginsWith: linksPrefix },
      limit: pageSize,
      consistent: true,
      ...(startAfter && { startAfter }),
    });
    const records = await loadMany(
      table,
      page.items.map(({ sk }) => idOfSortKey(sk)),
    );
    // A link can outlive its reference by a moment, and one that was made anew by a job for longer: the record decides.
    yield records.filter((record) => namedBy(record, definitions).includes(personId));
    startAfter = page.next;
  } while (startAfter);
}
