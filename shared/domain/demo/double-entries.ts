import type { Email, Fields, Phone } from '#shared/model/records.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { toLatinAddress } from './latin-address.ts';
import { markets } from './markets.ts';
import type { Client, World } from './world.ts';

type CompanyDouble = (world: World, original: StoredRecord) => Fields;

/** The ways in which one firm gets into the book twice. None of the copies has legal numbers: nobody looked them up. */
const companyDoubles: readonly CompanyDouble[] = [otherScript, typo, samePhone, sameMail];

/** About fifteen pairs of records that mean one client, most of them typed in by another seller than the first. */
export function makeDoubleEntries(world: World, clients: readonly Client[]): readonly StoredRecord[] {
  const { random, staff } = world;
  const led = clients.filter((client) => client.owner !== staff.onLeave);
  const russian = random.shuffle(led.filter((client) => client.market === markets.ru));
  const french = random.shuffle(led.filter((client) => client.market === markets.fr));
  const british = random.shuffle(led.filter((client) => client.market === markets.en));
  const doubled = [...russian.slice(0, 4), ...russian.slice(4, 6), ...french.slice(0, 3), ...british.slice(0, 2)];
  const met = [...russian.slice(6, 8), ...french.slice(4, 6), ...british.slice(4, 5)].filter(hasReachableContact);
  return [
    ...doubled.map((client, at) => {
      const double = companyDoubles[at % companyDoubles.length] as CompanyDouble;
      return copyCompany(world, client, double(world, client.company));
    }),
    ...met.map((client) => copyContact(world, client)),
  ];
}

function copyCompany(world: World, { company, owner }: Client, fields: Fields): StoredRecord {
  const { random, calendar, staff } = world;
  const others = [staff.seller1, staff.seller2, staff.manager].filter((one) => one !== owner);
  return world.make('companies', {
    owner: random.chance(0.3) ? owner : random.pick(others),
    createdAt: calendar.at(random.integer(1, Math.max(1, calendar.since(company.createdAt) - 1))),
    data: { roles: ['prospect'], status: 'active', country: company.data.country, ...fields },
  });
}

function otherScript(_world: World, { data }: StoredRecord): Fields {
  const name = String(data.name);
  return {
    name: capitalise(name.split(' ').map(toLatinAddress)),
    websites: [domainOf(data)],
    addresses: data.addresses,
  };
}

function typo({ random }: World, { data }: StoredRecord): Fields {
  return { name: swapLetters(String(data.name), random.integer(4, 5)), phones: data.phones, addresses: data.addresses };
}

function samePhone(_world: World, { data }: StoredRecord): Fields {
  const [first] = String(data.name).split(' ');
  return { name: String(first), phones: [rewritten(data)], addresses: data.addresses };
}

function sameMail(_world: World, { data }: StoredRecord): Fields {
  return { name: String(data.name).toUpperCase(), emails: data.emails };
}

function hasReachableContact({ contacts }: Client): boolean {
  return contacts.some(isReachable);
}

function isReachable({ data }: StoredRecord): boolean {
  return data.phones !== undefined && data.emails !== undefined;
}

/** The same person noted again at the same firm, by the private number only. */
function copyContact(world: World, { contacts, company, owner }: Client): StoredRecord {
  const { data } = contacts.find(isReachable) as StoredRecord;
  const [first] = data.emails as readonly Email[];
  return world.make('contacts', {
    owner,
    createdAt: world.calendar.at(world.random.integer(1, 60)),
    data: {
      lastName: data.lastName,
      firstName: data.firstName,
      companyId: company.id,
      phones: data.phones,
      emails: world.random.chance(0.5) ? [{ value: String(first?.value).toUpperCase() }] : undefined,
      consent: 'unknown',
    },
  });
}

function domainOf(data: Fields): string {
  const [first] = data.emails as readonly Email[];
  return String(first?.value.split('@')[1]);
}

/** The number without spaces, as it is pasted. */
function rewritten(data: Fields): Phone {
  const [first] = data.phones as readonly Phone[];
  return { value: String(first?.value).replace(/[^+\d]/g, '') };
}

function swapLetters(name: string, at: number): string {
  return name.slice(0, at) + (name[at + 1] ?? '') + (name[at] ?? '') + name.slice(at + 2);
}

function capitalise(words: readonly string[]): string {
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}
