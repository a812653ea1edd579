import type { AnswersAs, AssignedBecause } from '#shared/model/assignment.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Fields } from '#shared/model/records.ts';
import { recordKey } from '#shared/store/keys/records.ts';
import type { Context } from '../context.ts';
import { findDuplicates } from '../duplicates/find-duplicates.ts';
import type { Subject } from '../duplicates/find-matches.ts';
import { isMachine, type User } from '../organisation/directory.ts';
import { findEffectiveManager, type Managed } from '../organisation/effective-manager.ts';
import { loadCompanyOf } from '../records/read-record.ts';
import { openStateOf, ownerIdOf } from '../records/record-facts.ts';
import { fromItem } from '../records/record-item.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';
import { followMerges } from '../records/survivor.ts';
import { worksOnLeads } from './choose-in-turn.ts';

type OfClient = Extract<AssignedBecause, { readonly kind: 'client' | 'known' }>;

export interface Answering {
  readonly user: User;
  readonly because: OfClient;
}

export interface FoundClient extends Answering {
  /** What the lead is certainly about. */
  readonly links: Fields;
}

/** A client that a lead may come from. */
export interface Sender {
  readonly record: StoredRecord;
  readonly band: OfClient['band'];
}

/** Who answers for whom the lead comes from, if that is somebody known; whoever may see them. */
export async function findClient(context: Context, lead: Subject): Promise<FoundClient | undefined> {
  const named = await loadNamed(context, lead);
  const senders = named.length > 0 ? named : await findSenders(context, lead);
  const found = await findAnswering(context, senders);
  return found && { ...found, links: await findLinks(context, senders) };
}

/** The first of them for whom somebody answers who works on leads. @param senders surest first */
export async function findAnswering(context: Context, senders: readonly Sender[]): Promise<Answering | undefined> {
  for (const sender of senders) {
    const found = await findAnswer(context, sender);
    if (found) return found;
  }
  return undefined;
}

async function loadNamed({ table }: Context, { data }: Subject): Promise<readonly Sender[]> {
  const ids = [data.companyId, data.contactId].filter((id) => typeof id === 'string');
  if (ids.length === 0) return [];
  const items = await table.getMany(ids.map(recordKey), { consistent: true });
  const records = await Promise.all(items.map((item) => followMerges(table, fromItem(item))));
  const inOrder = records.filter(isLive).toSorted((one) => (one.object === 'companies' ? -1 : 1));
  return inOrder.map((record) => ({ record, band: 'named' }));
}

async function findSenders({ table, directory }: Context, lead: Subject): Promise<readonly Sender[]> {
  const found = await findDuplicates(table, lead, directory.frequencies);
  return found.flatMap(({ record, match: { band } }) => (band === 'possible' ? [] : [{ record, band }]));
}

/** Of a person whom a company employs, whoever leads the company; of anybody else, whoever works with them. */
async function findAnswer(context: Context, { record, band }: Sender): Promise<Answering | undefined> {
  const company = record.object === 'companies' ? record : await loadCompanyOf(context, record);
  const client = company && isLive(company) ? company : undefined;
  if (!client && !isWorkedOn(context, record)) return undefined;
  const known = client ?? record;
  const answering = findEffectiveManager(context, toManaged(known));
  if (!answering || !worksOnLeads(context.directory, answering.user)) return undefined;
  const { user, as } = answering;
  const managerId = ownerIdOf(known);
  return {
    user,
    because: {
      kind: client ? 'client' : 'known',
      object: known.object,
      recordId: known.id,
      band,
      managerId,
      as,
      ...untilOf(context, managerId, as),
    },
  };
}

function toManaged(record: StoredRecord): Managed {
  return { accountManagerId: ownerIdOf(record), departmentId: record.departmentId };
}

/** A lead that is over, or that nobody has been given yet, says nothing of the next one. */
function isWorkedOn({ directory }: Context, record: StoredRecord): boolean {
  const isOpen = definitions[record.object].work === undefined || openStateOf(record) !== undefined;
  const owner = directory.users.get(ownerIdOf(record));
  return isOpen && owner !== undefined && !isMachine(owner);
}

function untilOf({ directory }: Context, managerId: string, as: AnswersAs): Pick<OfClient, 'until'> {
  const until = directory.users.get(managerId)?.absence?.until;
  return as === 'manager' || until === undefined ? {} : { until };
}

/** The one client and the one person that it certainly comes from: of two that are as sure, people decide. */
async function findLinks(context: Context, senders: readonly Sender[]): Promise<Fields> {
  const sure = senders.filter(({ record, band }) => band === 'certain' && record.object !== 'leads');
  const found = await Promise.all(
    sure.map(async ({ record }) => ({
      person: record.object === 'contacts' ? record : undefined,
      company: record.object === 'companies' ? record : await loadCompanyOf(context, record),
    })),
  );
  const companies = withoutBranches(found.flatMap(({ company }) => (company && isLive(company) ? [company] : [])));
  const people = found.filter(({ person }) => person !== undefined);
  const [company, ...otherCompanies] = companies;
  const [one, ...otherPeople] = people;
  if (otherCompanies.length > 0) return {};
  const isTheirs = one?.company === undefined || one.company.id === company?.id;
  return {
    ...(company && { companyId: company.id }),
    ...(one?.person && otherPeople.length === 0 && isTheirs && { contactId: one.person.id }),
  };
}

/** An establishment has the number of its firm: who writes means the firm. */
function withoutBranches(companies: readonly StoredRecord[]): readonly StoredRecord[] {
  const byId = new Map(companies.map((company) => [company.id, company]));
  return [...byId.values()].filter(({ data }) => !byId.has(String(data.parentId)));
}
