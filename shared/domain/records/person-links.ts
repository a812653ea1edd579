import { definitions as builtIn, type Definitions } from '#shared/model/objects/registry.ts';
import { idOfSortKey, linkKey, linksPrefix } from '#shared/store/keys.ts';
import type { Item, Page, Table, Write } from '#shared/store/table.ts';
import { loadMany } from './load-many.ts';
import type { StoredRecord } from './record-item.ts';

/** Changes when links do, so that a rebuild knows that there is something to do. */
export const linkEngine = 1;

/**
 * Ties a record to the people it names, for whoever asks what there is about a person: in the bin it stays tied.
 * @param definitions with the fields of the workspace's own
 */
export function writePersonLinks(
  before: StoredRecord | undefined,
  after: StoredRecord,
  definitions: Definitions = builtIn,
): readonly Write[] {
  const old = before ? peopleNamedBy(before, definitions) : [];
  const now = peopleNamedBy(after, definitions);
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
  return peopleNamedBy(record, definitions).map((one) => toLinkItem(one, record));
}

function peopleNamedBy({ object, data }: StoredRecord, definitions: Definitions): readonly string[] {
  const ids = personFieldsOf(definitions)[object]?.map((name) => data[name]) ?? [];
  return [...new Set(ids.filter((id) => typeof id === 'string'))];
}

type PersonFields = Readonly<Partial<Record<string, readonly string[]>>>;

const known = new WeakMap<Definitions, PersonFields>();

/** Of each object the references that lead to people. */
function personFieldsOf(definitions: Definitions): PersonFields {
  const found = known.get(definitions) ?? findPersonFields(definitions);
  known.set(definitions, found);
  return found;
}

function findPersonFields(definitions: Definitions): PersonFields {
  const all = Object.values(definitions);
  const people: readonly unknown[] = all.filter(({ person }) => person).map(({ name }) => name);
  return Object.fromEntries(
    all.map(({ name, fields }) => [name, fields.filter(({ to }) => people.includes(to)).map((field) => field.name)]),
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
    yield records.filter((record) => peopleNamedBy(record, definitions).includes(personId));
    startAfter = page.next;
  } while (startAfter);
}
