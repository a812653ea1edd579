import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import type { Language } from '#shared/model/tenant.ts';
import { encodeCursor } from '#shared/store/cursor.ts';
import { cardSections, openSectionOf } from '#shared/store/record-index-keys.ts';
import type { Item, Page } from '#shared/store/table.ts';
import { compareUtf8 } from '#shared/store/utf8-order.ts';
import { may } from '../access/access.ts';
import type { Context } from '../context.ts';
import { weighCrowds } from '../duplicates/crowded-pairs.ts';
import { describeSide, mayRead } from '../duplicates/list-pairs.ts';
import { type PairMark, toPairMark } from '../duplicates/pair-item.ts';
import { visibleReasons } from '../duplicates/reasons.ts';
import type { Match } from '../duplicates/score.ts';
import { activitiesRead, lastContactOf } from '../quality/contact-facts.ts';
import { describeQuality, type RecordQuality } from '../quality/describe-quality.ts';
import { countPairs } from '../quality/pair-facts.ts';
import { ownFacts } from '../quality/scored.ts';
import { toCrmRecord } from './crm-record.ts';
import { fingerprintOf } from './list-plan.ts';
import { isIdOf, resolveRecord } from './read-record.ts';
import { placementOf } from './record-facts.ts';
import { fromItem } from './record-item.ts';
import type { StoredRecord } from './stored-record.ts';

interface CardList {
  readonly data: readonly CrmRecord[];
}

export interface CompanyCard {
  readonly company: CrmRecord;
  readonly contacts: CardList;
  /** What is open of each. */
  readonly deals: CardList;
  readonly tasks: CardList;
  readonly orders: CardList;
  readonly invoices: CardList;
  readonly contracts: CardList;
  readonly quotes: CardList;
  readonly cases: CardList;
  readonly leads: CardList;
  /** Not kept yet; the card has its place. */
  readonly receivables: null;
  readonly quality: RecordQuality;
  readonly duplicates: readonly CardDuplicate[];
  readonly timeline: { readonly data: readonly CrmRecord[]; readonly next: string | null };
}

/** The id of a pair names both records, so it is given only to those who may read both. */
type CardDuplicate = Match & { readonly id?: string; readonly other: object };

/** Items read for a first view; what is not on it is a page further in the lists. */
const cardLimit = 150;
const timelineLimit = 50;

/**
 * A client with all that hangs on it, in one query of its index partition, read backwards.
 * `timeline.next` is a cursor of `GET /activities?filter[companyId]=…`.
 * @throws Problem `not_found`
 */
export async function readCompanyCard(context: Context, id: string, language: Language = 'en'): Promise<CompanyCard> {
  if (!isIdOf(definitions.companies, id)) throw new Problem('not_found');
  const own = await context.table.query({ index: 'gsi1', pk: id, reverse: true, limit: cardLimit });
  const { record: company, mergedFrom } = await findCompany(context, id, own);
  if (mergedFrom !== undefined) {
    const card = await readCompanyCard(context, company.id, language);
    return { ...card, company: { ...card.company, mergedFrom } };
  }
  const page = company.absorbed ? await joinAbsorbed(context, company.absorbed, own) : own;
  const partitions = [id, ...(company.absorbed ?? [])];
  const timeline =
    page.next && !reaches(page, cardSections.activities) ? await readTimeline(context, partitions) : page;
  const listOf = (object: ObjectName) => ({ data: recordsOf(context, id, page.items, openSectionOf(object)) });

  const marks = await weighCrowds(
    context.table,
    page.items
      .filter((item) => item.pk === id && String(item.gsi1sk).startsWith(cardSections.duplicates))
      .map(toPairMark),
  );

  return {
    company: toCrmRecord(context, company),
    contacts: listOf('contacts'),
    deals: listOf('deals'),
    tasks: listOf('tasks'),
    orders: listOf('orders'),
    invoices: listOf('invoices'),
    contracts: listOf('contracts'),
    quotes: listOf('quotes'),
    cases: listOf('cases'),
    leads: listOf('leads'),
    receivables: null,
    quality: describeCard(context, company, marks, timeline.items, language),
    duplicates: marks.map((mark) => discloseMark(context, mark)),
    timeline: {
      data: recordsOf(context, id, timeline.items, cardSections.activities),
      next: nextOfTimeline(context, id, timeline),
    },
  };
}

type TodaysMark = Omit<PairMark, 'contacts'>;

/** What its quality follows from stands on the card anyhow. */
function describeCard(
  context: Context,
  company: StoredRecord,
  marks: readonly TodaysMark[],
  items: readonly Item[],
  language: Language,
): RecordQuality {
  const activities = items.filter((item) => String(item.gsi1sk).startsWith(cardSections.activities));
  const lastContactAt = lastContactOf(activities.slice(0, activitiesRead));
  const facts = {
    ...countPairs('companies', marks),
    ...ownFacts(company),
    ...(lastContactAt !== undefined && { lastContactAt }),
  };
  return describeQuality(context, context.directory.definitions.companies, company, facts, language);
}

/** That there is a twin is told in any case; what it is, only to those who may read it. */
function discloseMark(context: Context, { other, id, reasons, ...match }: TodaysMark): CardDuplicate {
  const mark = { ...match, reasons: visibleReasons(context.actor, ['companies', other.object], reasons) };
  const described = describeSide(context, other);
  if (mayRead(context, other)) return { id, ...mark, other: described };
  return { ...mark, other: { object: described.object, accountManager: described.accountManager } };
}

/** The index follows the table within moments; a company just created may be in the table alone. */
async function findCompany(context: Context, id: string, page: Page) {
  const item = page.items.find((one) => one.gsi1sk === cardSections.company);
  if (!item) return resolveRecord(context, definitions.companies, id);
  const company = fromItem(item);
  if (!may(context.actor, 'companies', 'read', placementOf(company))) throw new Problem('not_found');
  return { record: company, mergedFrom: undefined };
}

function reaches(page: Page, section: string): boolean {
  return String(page.items.at(-1)?.gsi1sk) < `${section}~`;
}

/** What hangs on records that were merged into this one, and has not been moved yet, in one wave beside its own. */
async function joinAbsorbed({ table }: Context, absorbed: readonly string[], own: Page): Promise<Page> {
  const others = await Promise.all(
    absorbed.map((pk) => table.query({ index: 'gsi1', pk, reverse: true, limit: cardLimit })),
  );
  return joinPages([own, ...others], cardLimit);
}

async function readTimeline({ table }: Context, partitions: readonly string[]): Promise<Page> {
  const sk = { beginsWith: cardSections.activities };
  const pages = await Promise.all(
    partitions.map((pk) => table.query({ index: 'gsi1', pk, sk, reverse: true, limit: timelineLimit })),
  );
  return joinPages(pages, timelineLimit);
}

/** Several pages that are read backwards as one: each is whole up to where the first of them ends. */
function joinPages(pages: readonly Page[], limit: number): Page {
  const [first] = pages;
  if (pages.length === 1 && first) return first;
  const items = pages.flatMap((page) => page.items).sort((one, other) => compareUtf8(sortKeyOf(other), sortKeyOf(one)));
  const ends = pages.flatMap(({ next, items: read }) => (next ? [sortKeyOf(read.at(-1))] : [])).sort(compareUtf8);
  const end = ends.at(-1);
  const known = items.filter((item) => end === undefined || compareUtf8(sortKeyOf(item), end) >= 0);
  const joined = known.slice(0, limit);
  const last = joined.at(-1);
  const hasMore = end !== undefined || known.length > limit;
  return { items: joined, ...(hasMore && last && { next: { pk: last.pk } }) };
}

function sortKeyOf(item: Item | undefined): string {
  return String(item?.gsi1sk);
}

function nextOfTimeline(context: Context, id: string, page: Page): string | null {
  const last = page.items.at(-1);
  if (!page.next || !String(last?.gsi1sk).startsWith(cardSections.activities)) return null;
  const filters = [{ field: 'companyId', op: 'eq' as const, values: [id] }];
  const fingerprint = fingerprintOf(context, definitions.activities, { filters, limit: cardLimit });
  return encodeCursor({ sk: String(last?.gsi1sk), id: String(last?.pk) }, fingerprint);
}

/** Whoever reads the client reads what hangs on it. */
function recordsOf(context: Context, companyId: string, items: readonly Item[], section: string): readonly CrmRecord[] {
  const ofSection = items.filter((item) => String(item.gsi1sk).startsWith(section));
  return ofSection.map((item) => ({ ...toCrmRecord(context, fromItem(item)), companyId }));
}
