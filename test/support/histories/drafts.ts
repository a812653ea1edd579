import fc from 'fast-check';
import { type ObjectName, objectNames } from '#shared/model/objects/definition.ts';
import { definitions, findField } from '#shared/model/objects/registry.ts';
import type { PersonName } from './world.ts';
import { personNames } from './world.ts';

/** A value as it is drawn, before it is known what is there. */
export type Value =
  | string
  | null
  /** A name that begins with the tag of the world. */
  | { readonly word: string }
  | { readonly person: PersonName }
  /** One of the records that the field can refer to. */
  | { readonly record: number }
  /** Which of the world's legal numbers. */
  | { readonly numbers: readonly number[] };
export type FieldsDraft = Readonly<Record<string, Value>>;

interface Common {
  readonly by: PersonName;
  readonly object: ObjectName;
}
interface OnRecord extends Common {
  /** Chooses among the records of the object that were ever made. */
  readonly at: number;
}
interface Changing extends Common {
  readonly fields: FieldsDraft;
  /** Few, so that requests meet under one key; null: none. */
  readonly key: number | null;
}

export type Draft =
  | (Changing & { readonly kind: 'create' })
  | (Changing & OnRecord & { readonly kind: 'patch'; readonly behind: number })
  | (Changing & OnRecord & { readonly kind: 'move'; readonly to: string; readonly behind: number | null })
  | (Changing & { readonly kind: 'upsert'; readonly number: number })
  | (OnRecord & { readonly kind: 'delete' | 'restore' | 'get' | 'history' | 'card' })
  | (Common & { readonly kind: 'list'; readonly of: 'all' | 'name' | 'company'; readonly at: number })
  | (Common & { readonly kind: 'batch'; readonly key: number | null; readonly operations: readonly OperationDraft[] });
export type OperationDraft =
  | { readonly op: 'create'; readonly fields: FieldsDraft }
  | { readonly op: 'update'; readonly at: number; readonly behind: number | null; readonly fields: FieldsDraft }
  | { readonly op: 'delete'; readonly at: number };

const by = fc.constantFrom<PersonName[]>('admin', 'manager', ...personNames);
const at = fc.nat({ max: 30 });
const key = fc.option(fc.nat({ max: 7 }), { freq: 2 });
const person = by.map((name) => ({ person: name }));
const record = at.map((one) => ({ record: one }));
const word = fc.constantFrom('North', 'South', 'East').map((name) => ({ word: name }));
const stage = fc.constantFrom('qualification', 'contract', 'won', 'lost');
const orNothing = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 4 });

type Fields = Readonly<Record<string, fc.Arbitrary<Value>>>;

const longText = 'a long story '.repeat(90).trim();

/** Fields worth changing, of objects whose rules are known here; of all others their name. */
const known: Readonly<Partial<Record<ObjectName, Fields>>> = {
  companies: {
    name: word,
    industry: orNothing(fc.constantFrom('wind', 'sun')),
    identifiers: orNothing(fc.subarray([0, 1]).map((numbers) => ({ numbers }))),
    accountManagerId: person,
    description: orNothing(fc.constantFrom('short', longText)),
  },
  contacts: {
    lastName: word,
    position: orNothing(fc.constantFrom('director', 'buyer')),
    companyId: orNothing(record),
    ownerId: person,
  },
  deals: {
    title: word,
    companyId: record,
    stageId: stage,
    lostReason: orNothing(fc.constantFrom('price', 'time')),
    amount: orNothing(fc.constantFrom('0', '19.99')),
    ownerId: person,
  },
};

function fieldsOf(object: ObjectName): Fields {
  const ofObject = known[object];
  if (ofObject) return ofObject;
  const name = definitions[object].title.findLast((title) => findField(definitions[object], title)?.type === 'text');
  return name === undefined ? {} : { [name]: word };
}

/** A new record has its name and, mostly, what it hangs on; of unknown objects what a sample has is added later. */
function creation(object: ObjectName, withNumbers = true): fc.Arbitrary<FieldsDraft> {
  const { identifiers, ...others } = fieldsOf(object);
  const fields = withNumbers && identifiers ? { ...others, identifiers } : others;
  const named = Object.keys(fields).filter((name) => findField(definitions[object], name)?.required);
  return fc.record<Record<string, Value>, string>(fields, { requiredKeys: named });
}

function change(object: ObjectName, withNumbers = true): fc.Arbitrary<FieldsDraft> {
  const { identifiers, ...others } = fieldsOf(object);
  const fields = withNumbers && identifiers ? { ...others, identifiers } : others;
  return fc.record<Record<string, Value>, string>(fields, { requiredKeys: [] });
}

const behind = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: -1, max: 4 }) },
);
const object = fc.constantFrom(...objectNames, 'companies' as const, 'deals' as const);
const forObject = <T>(draw: (name: ObjectName) => fc.Arbitrary<T>, among = object): fc.Arbitrary<T> =>
  among.chain(draw);
const just = <const T>(value: T) => fc.constant(value);

const create = forObject((name) =>
  fc.record({ kind: just('create'), by, object: just(name), fields: creation(name), key }),
);
const patch = forObject((name) =>
  fc.record({ kind: just('patch'), by, object: just(name), at, fields: change(name), behind, key }),
);
const move = fc.record({
  kind: just('move'),
  by,
  object: just('deals'),
  at,
  to: stage,
  fields: fc.record<Record<string, Value>, string>({ lostReason: just('price') }, { requiredKeys: [] }),
  behind: fc.option(behind),
  key,
});
const upsert = fc.record({
  kind: just('upsert'),
  by,
  object: just('companies'),
  number: fc.nat({ max: 1 }),
  fields: creation('companies', false),
  key,
});
const remove = fc.record({ kind: just('delete'), by, object, at });
const restore = fc.record({ kind: just('restore'), by, object, at });

function operation(name: ObjectName): fc.Arbitrary<OperationDraft> {
  return fc.oneof(
    fc.record({ op: just('create'), fields: creation(name, false) }),
    fc.record({ op: just('update'), at, behind: fc.option(behind), fields: change(name, false) }),
    fc.record({ op: just('delete'), at }),
  );
}
const batch = forObject((name) =>
  fc.record({
    kind: just('batch'),
    by,
    object: just(name),
    key,
    operations: fc.array(operation(name), { minLength: 1, maxLength: 4 }),
  }),
);

/** What changes one record, and can be sent again. */
export const changes: fc.Arbitrary<Draft> = fc.oneof(
  { weight: 4, arbitrary: create },
  { weight: 6, arbitrary: patch },
  { weight: 2, arbitrary: move },
  { weight: 2, arbitrary: upsert },
  { weight: 2, arbitrary: remove },
  { weight: 2, arbitrary: restore },
);

export const batches: fc.Arbitrary<Draft> = batch;

export const reads: fc.Arbitrary<Draft> = fc.oneof(
  fc.record({ kind: just('get'), by, object, at }),
  fc.record({ kind: just('history'), by, object, at }),
  fc.record({ kind: just('card'), by, object: just('companies'), at }),
  fc.record({ kind: just('list'), by, object, of: fc.constantFrom('all', 'name', 'company'), at }),
  fc.record({ kind: just('list'), by, object, of: fc.constantFrom('all', 'name', 'company'), at }),
);
