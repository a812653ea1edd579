import type { Email } from '#shared/model/records.ts';
import type { User } from '../organisation/directory.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { toLatinAddress } from './latin-address.ts';
import type { Market } from './market.ts';
import type { Random } from './random.ts';
import type { World } from './world.ts';

export interface PersonName {
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName?: string;
}

/** Every pair of last and first name that the words of a market give, in no order. */
export function inventPeople(random: Random, market: Market): readonly PersonName[] {
  const women = pairNames(market.lastNames, market.women).map((name) => ({
    ...name,
    lastName: name.lastName + market.womanEnding,
    ...(market.patronymics && { middleName: random.pick(market.patronymics.women) }),
  }));
  const men = pairNames(market.lastNames, market.men).map((name) => ({
    ...name,
    ...(market.patronymics && { middleName: random.pick(market.patronymics.men) }),
  }));
  return random.shuffle([...women, ...men]);
}

function pairNames(lastNames: readonly string[], firstNames: readonly string[]): readonly PersonName[] {
  return lastNames.flatMap((lastName) => firstNames.map((firstName) => ({ lastName, firstName })));
}

export interface PersonDraft {
  readonly market: Market;
  readonly name: PersonName;
  readonly company: StoredRecord;
  readonly owner: User;
  /** The first person met at a firm is the one who decides. */
  readonly decides: boolean;
}

export function makePerson(world: World, { market, name, company, owner, decides }: PersonDraft): StoredRecord {
  const { random, calendar } = world;
  const age = calendar.since(company.createdAt);
  const createdAt = decides ? company.createdAt : calendar.at(random.integer(1, age));
  return world.make('contacts', {
    owner,
    createdAt,
    updatedAt: calendar.at(random.integer(1, calendar.since(createdAt))),
    data: {
      ...name,
      companyId: company.id,
      position: random.pick(decides ? market.deciders : market.positions),
      decisionMaker: decides,
      phones: random.chance(0.85) ? [{ value: world.phone(market.country, 'mobile'), kind: 'mobile' }] : undefined,
      emails: random.chance(0.9) ? [{ value: mailOf(name, company), kind: 'work' }] : undefined,
      birthday: random.chance(0.2) ? birthday(random) : undefined,
      consent: random.pickWeighted({ unknown: 50, given: 45, refused: 5 }),
    },
  });
}

function mailOf({ firstName, lastName }: PersonName, company: StoredRecord): string {
  const [first] = company.data.emails as readonly Email[];
  const domain = first?.value.split('@')[1] ?? '';
  return `${toLatinAddress(firstName)}.${toLatinAddress(lastName)}@${domain}`;
}

function birthday(random: Random): string {
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return `${random.integer(1962, 1998)}-${twoDigits(random.integer(1, 12))}-${twoDigits(random.integer(1, 28))}`;
}
