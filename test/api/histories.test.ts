import { randomInt } from 'node:crypto';
import { beforeAll, it } from 'vitest';
import type { RoleId } from '#shared/model/ready-roles.ts';
import { type Client, signIn } from '#test/support/api-client.ts';
import { simulate } from '#test/support/histories/simulate.ts';
import type { Person, PersonName, Real } from '#test/support/histories/world.ts';
import { makeInn, makeSiren } from '#test/support/sample-values.ts';

const roles: Readonly<Record<PersonName, RoleId>> = {
  admin: 'administrator',
  manager: 'headOfSales',
  seller1: 'seller',
  seller2: 'seller',
};

interface Me {
  readonly user: { readonly id: string; readonly department: { readonly id: string } };
}

let clients: Readonly<Record<PersonName, Client>>;
let people: Readonly<Record<PersonName, Person>>;
beforeAll(async () => {
  const signedIn = Object.keys(roles).map(async (name) => [name, await signIn(name as PersonName)] as const);
  clients = Object.fromEntries(await Promise.all(signedIn)) as typeof clients;
  const known = Object.entries(roles).map(async ([name, role]) => {
    const { user } = (await clients[name as PersonName].get<Me>('/me')).body;
    return [name, { id: user.id, departmentId: user.department.id, role }] as const;
  });
  people = Object.fromEntries(await Promise.all(known)) as typeof people;
});

/** Among what others have there: a tag of its own tells what belongs to this history. */
async function open(): Promise<Real> {
  const identifiers = [
    { scheme: 'FR-SIREN', value: makeSiren() },
    { scheme: 'RU-INN', value: makeInn() },
  ];
  const tag = `Q${randomInt(2 ** 40).toString(36)}`;
  return {
    world: { people, country: 'RU', tag, identifiers, lags: false, canFail: false, isAlone: false },
    async ask(by, { method, path, ...call }) {
      const { status, headers, body } = await clients[by].call(method, path, call);
      return { status, etag: headers.get('etag') ?? undefined, body };
    },
    now: () => Date.now(),
  };
}

const from = Number(process.env.STEWARD_FROM ?? randomInt(2 ** 30));
const count = Number(process.env.STEWARD_SEEDS ?? 8);

it(`the API keeps its promises over HTTP, seeds ${from} to ${from + count - 1}`, { timeout: 300_000 }, async () => {
  const seeds = Array.from({ length: count }, (_, at) => from + at);
  const failures = await simulate({ seeds, maxCommands: 20, open });
  if (failures.length === 0) return;
  const failed = failures.map(({ seed }) => seed).join(', ');
  throw new Error([`seeds that failed: ${failed}`, ...failures.map(({ report }) => report)].join('\n'));
});
