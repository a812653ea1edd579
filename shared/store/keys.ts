/**
 * The keys of the single table; nothing else builds any.
 *
 * | what | where | key | read by |
 * |---|---|---|---|
 * | record, its long texts | table | `<id>` / `REC`, `TEXT` | one query `<id>`, REC..TEXT, strong |
 * | file of a record; announced; in the bin | table | `<recordId>` / `F#<id>`; `U#<id>`; `~F#<id>` | get; query backwards |
 * | card of a company | gsi1 | `<companyId>` / `Z` company, `Y#DUP#` pairs, `X#deals#` … `P#leads#` open work, `T#contacts#`, `A#<at>#` activities, `0#<object>#` closed | one query, backwards |
 * | one relation of a company | gsi1 | the same, begins with `X#deals#`, `0#deals#`… | |
 * | own list, by change | gsi2 | `<object>#<ownerId>` / `<updatedAt>#<id>` | |
 * | list, by change | gsi3 | `<object>#<departmentId>` / `<updatedAt>#<id>` | a query per department, merged |
 * | list, by name (activities and payments: by date) | gsi4 | `<object>#<departmentId>` / `<folded name> #<id>`, `<at>#<id>` | a query per department, merged |
 * | open work of a stage or status, by date | gsi5 | `<object>#<state>#<departmentId>` / `<date or ~>#<id>` | |
 * | companies of a co-manager, tasks of an author | table | `<userId>` / `L#<object>#<recordId>` | one query, then the records |
 * | records that name a person; companies right below one | table | `<personId>`, `<companyId>` / `L#<object>#<recordId>`, in the bin too | one query, then the records |
 * | last number of a year's documents | table | `SEQ#<object>` / `<year>` | counted up, one call |
 * | identity | table | `ID#<object>#<scheme>#<value>` / `ID` | strong get, taken once |
 * | match key | table | `K#<kind>#<value>` / `<recordId>` | strong query, bounded |
 * | word of a name | table | `T#<first 2 characters>` / `<word>#<recordId>` | query of a beginning, bounded |
 * | match state, contribution | table | `<recordId>` / `~DK`, `~DC` | get |
 * | what of a record is to be mended | table, gsi2 | `<recordId>` / `~QU`; `quality#<ownerId>` / `<first day or 0000-00-00>#<1000 less points>#<id>` | get; two ranges of it, for a list of work |
 * | pair of possible duplicates | table, gsi5 | `PAIR#<lower id>#<higher id>` / `PAIR`; `pairs#<status>` / `<score>#<ids>` | get; query backwards |
 * | mark of a pair on one record | table, gsi1 | `<recordId>` / `~DUP#<otherId>`; on the card `Y#DUP#<otherId>` | query |
 * | handle on a record that its holder may not see | table | `HID#<ref>` / `HID`, ttl | get |
 * | who was told of records that they may not see | table, gsi5 | `H#PROBE#<userId>` / `<at>#<id>`; `probes` / the same | query from a moment; query backwards; guarded as audit is |
 * | audit | table | `H#<recordId>` / `<version>`; `<version>#<noteId>` what was done with that version | query backwards; update and delete are denied by `H#*` |
 * | erasure list | table | `ERASED` / `<recordId>` | strong get; query |
 * | what a person did that changed nothing | table | `H#DONE#<userId>` / `<at>#<eventId>` | query backwards; guarded as audit is |
 * | idempotency | table | `IDEM#<userId>#<sha256 of the key>` / `IDEM` | get |
 * | aggregate cell | table | `AGG#<report>#<grouping>#<currency>#<owner or *>` / `<period>#<dimension>#<lane>`; of quality the period is the day from which it counts, of weeks their Monday, of teams `now` | query by period |
 * | configuration | table | `CFG` / `LIVE`; `CFG#<area>` / `V#<version>` | get |
 * | where demo data stand | table | `CFG#demo` / `LIVE` | get |
 * | what made the derived items; by which release figures are counted | table | `CFG#engine`, `CFG#figures` / `LIVE` | get |
 * | users, departments, roles, fields of the workspace's own | table | `ORG` / `USR#<id>`, `DEP#<id>`, `ROLE#<id>`, `FLD#<object>` | one query, cached |
 * | what another system says, by its feed | table | `ORG` / `MST#<feedId>` | with the users |
 * | whom leads go to | table | `ORG` / `ASSIGN` | strong get |
 * | whose turn it is | table | `TURN#<zoneId>` / `TURN` | strong get |
 * | what a form handed in within a minute | table | `RATE#<formId>` / `<minute>`, ttl | counted up |
 * | how often names occur | table | `ORG` / `NAMES` | with the users; get |
 * | hash of an API key | table | `KEY#<userId of the machine>` / `KEY` | strong get |
 * | kept mappings of imports | table | `TEMPLATES` / `<id>` | one query |
 * | feed | table | `FEEDS` / `<id>` | one query |
 * | runs of a feed, which are imports | gsi2 | `feed-runs#<feedId>` / `<createdAt>#<id>` | query backwards |
 * | saved views of lists | table | `VIEWS` / `*#<slot>` shared, `<userId>#<slot>` personal, `<userId>#COL#<object>` chosen columns | two ranges of it |
 * | job, its checkpoints | table, gsi5 | `JOB#<id>` / `META`, `C#<number>`; `jobs#<kind>` / `<startedAt>#<id>` | get; query backwards |
 * | merge of records; what it moved | table, gsi5 | `MERGE#<id>` / `META`, `M#<sourceId>#<recordId>`; `merges` / `<at>#<id>` | get; query backwards; query |
 * | run of automatic merges, its merges in their order | table, gsi5 | `MRUN#<id>` / `META`, `M#<number>`; `merge-runs` / `<at>#<id>` | get; query backwards; query |
 * | setting of the workspace | table | `CFG#<area>` / `SET` | get |
 * | said of a pair, now or before: never merge them unasked | table | `PAIR#<lower id>#<higher id>` / `JUDGED` | get |
 * | import, what came of its rows | table, gsi5 | `JOB#<id>` / `META`, `R#<row>`; `jobs#imports` / `<createdAt>#<id>` | get; query backwards; query |
 * | plan of cleansing | table, gsi5 | `JOB#<id>` / `META`; `jobs#cleansing-plans` / `<createdAt>#<id>` | get; query backwards |
 * | run of cleansing, its records; what is never to be cleansed again by the schedule | table, gsi5 | `JOB#<id>` / `META`, `L#<recordId>`; `jobs#cleansing-runs` / `<at>#<id>` | get; query backwards; query |
 * | request to join a client | table, gsi2, gsi5 | `JOIN#<id>` / `META`; `joins#<askerId>` / `<createdAt>#<id>`; as long as it is open `DUE#join` / `<dueAt>#<id>` | get; queries |
 * | the one open request of a person for a client | table | `JOIN#<companyId>#<askerId>` / `OPEN` | taken once |
 * | hand-over of a client | table, gsi2, gsi5 | `HAND#<id>` / `META`; `handovers#<companyId>` / `<createdAt>#<id>`; while something is to come `DUE#handover` / `<dueAt>#<id>` | get; queries |
 * | waiver of lost points; the last one of a field and a rule | table, gsi2, gsi5 | `WAIVER#<id>` / `META`; `waivers#<askerId>` / `<createdAt>#<id>`; `waivers-<state>` / `<createdAt>#<id>`; `<recordId>` / `~QW#<field>#<rule>` | get; queries; query |
 * | what a registry said of a company | table | `<companyId>` / `V#<id>` | query backwards |
 * | what somebody asked registries within an hour | table | `RATE#<userId>` / `registry#<hour>`, ttl | counted up |
 * | how near a client is to its release, or when it was | table | `<companyId>` / `~REL` | get |
 * | notification | table | `NTF#<userId>` / `<id>` | query backwards |
 *
 * `REC` belongs to records alone: stream consumers choose their events by it.
 */
import { fold } from '#shared/model/text.ts';
import type { Key, KeyRange } from './table.ts';

export const recordSk = 'REC';
export const configurationKey: Key = { pk: 'CFG', sk: 'LIVE' };
export const demoStateKey: Key = { pk: 'CFG#demo', sk: 'LIVE' };
export const engineKey: Key = { pk: 'CFG#engine', sk: 'LIVE' };
export const figuresKey: Key = { pk: 'CFG#figures', sk: 'LIVE' };
export const organisationPk = 'ORG';
export const nameCountsKey: Key = { pk: organisationPk, sk: 'NAMES' };

/** Only the last part may hold the separator, so that no two different lists of parts give one key. */
function join(...parts: readonly string[]): string {
  for (const [position, part] of parts.entries()) {
    if (part === '') throw new Error(`part ${position + 1} of the key "${parts.join('#')}" is empty`);
    if (position < parts.length - 1 && part.includes('#')) throw new Error(`part "${part}" of a key holds a "#"`);
  }
  return parts.join('#');
}

function padNumber(value: number, digits: number): string {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new Error(`${value} cannot stand in a key: not a whole number from 0`);
  return String(value).padStart(digits, '0');
}

export function recordKey(id: string): Key {
  return { pk: join(id), sk: recordSk };
}

/** The record and what is read together with it. */
export function recordAndTextRange(id: string): { readonly pk: string; readonly sk: KeyRange } {
  return { pk: join(id), sk: { between: [recordSk, 'TEXT'] } };
}

export function textKey(id: string): Key {
  return { pk: join(id), sk: 'TEXT' };
}

export const attachmentPrefix = 'F#';
export const pendingAttachmentPrefix = 'U#';
export const removedAttachmentPrefix = '~F#';

export function attachmentKey(recordId: string, id: string): Key {
  return { pk: join(recordId), sk: attachmentPrefix + join(id) };
}

/** Of a file that somebody is about to send. */
export function pendingAttachmentKey(recordId: string, id: string): Key {
  return { pk: join(recordId), sk: pendingAttachmentPrefix + join(id) };
}

export function removedAttachmentKey(recordId: string, id: string): Key {
  return { pk: join(recordId), sk: removedAttachmentPrefix + join(id) };
}

export function ownerPartition(object: string, ownerId: string): string {
  return join(object, ownerId);
}

export function departmentPartition(object: string, departmentId: string): string {
  return join(object, departmentId);
}

/** @param state stage or status of work that is open */
export function workPartition(object: string, state: string, departmentId: string): string {
  return join(object, state, departmentId);
}

/** Sort key of a list by date or change: `<value>#<id>`. */
export function valueSortKey(value: string, id: string): string {
  return join(value, id);
}

/** The space before the separator sorts "Alpha" before "Alpha Group". */
export function nameSortKey(name: string, id: string): string {
  return `${fold(name)} #${join(id)}`;
}

/** Names that begin with `prefix`, however it is written; `undefined` when nothing is left of it. */
export function namePrefixRange(prefix: string): KeyRange | undefined {
  const folded = fold(prefix);
  return folded === '' ? undefined : { beginsWith: folded };
}

/** Behind every date, so that undated work comes last and no date range meets it. */
export const noDate = '~';
const behindSeparator = '$';

/** The range of `<value>#<id>` sort keys whose value (a date or a time) compares so with the given one. */
export function valueRange(op: 'eq' | 'lt' | 'lte' | 'gt' | 'gte', value: string): KeyRange {
  switch (op) {
    case 'eq':
      return { beginsWith: `${value}#` };
    case 'lt':
      return { op: 'lt', value };
    case 'lte':
      return { op: 'lt', value: value + behindSeparator };
    case 'gt':
      return { between: [value + behindSeparator, noDate] };
    case 'gte':
      return { between: [value, noDate] };
  }
}

/** Says that `parentId` is tied to the record, for those relations that no index attribute of the record serves. */
export function linkKey(parentId: string, object: string, recordId: string): Key {
  return { pk: join(parentId), sk: linkPrefix(object) + join(recordId) };
}

/** Beginning of all links of one parent, whatever they lead to. */
export const linksPrefix = 'L#';

export function linkPrefix(object: string): string {
  return `${join('L', object)}#`;
}

export function sequenceKey(object: string, year: string): Key {
  return { pk: join('SEQ', object), sk: join(year) };
}

export function identityKey(object: string, scheme: string, value: string): Key {
  return { pk: join('ID', object, scheme, value), sk: 'ID' };
}

export function matchPartition(kind: string, value: string): string {
  return join('K', kind, value);
}

export function matchKey(kind: string, value: string, recordId: string): Key {
  return { pk: matchPartition(kind, value), sk: join(recordId) };
}

/** All words that begin with the two characters that this one begins with. */
export function searchPartition(word: string): string {
  return join('T', Array.from(word).slice(0, 2).join(''));
}

export function searchTokenKey(word: string, recordId: string): Key {
  return { pk: searchPartition(word), sk: join(word, recordId) };
}

export function matchStateKey(recordId: string): Key {
  return { pk: join(recordId), sk: '~DK' };
}

export function clientReleaseKey(companyId: string): Key {
  return { pk: join(companyId), sk: '~REL' };
}

export const registryCheckPrefix = 'V#';

export function registryCheckKey(companyId: string, id: string): Key {
  return { pk: join(companyId), sk: registryCheckPrefix + join(id) };
}

export function contributionKey(recordId: string): Key {
  return { pk: join(recordId), sk: '~DC' };
}

export function qualityKey(recordId: string): Key {
  return { pk: join(recordId), sk: '~QU' };
}

/** The period of what counts on every day: it comes before all days. */
export const everyDay = '0000-00-00';

/** @param day from which on there is something to mend, @param points lost then: what costs more comes first */
export function qualityIndexKeys(ownerId: string, day: string, points: number, recordId: string) {
  return {
    gsi2pk: ownerPartition('quality', ownerId),
    gsi2sk: join(day, padNumber(1000 - points, 4), recordId),
  };
}

/** The same key whichever record is named first. */
export function pairKey(one: string, other: string): Key {
  const [lower, higher] = one < other ? [one, other] : [other, one];
  return { pk: join('PAIR', lower, higher), sk: 'PAIR' };
}

export function pairPartition(status: string): string {
  return join('pairs', status);
}

/** Beside the pair, which goes when the records change. */
export function pairJudgedKey(one: string, other: string): Key {
  return { pk: pairKey(one, other).pk, sk: 'JUDGED' };
}

/** @param weight whole number, larger is more urgent: what the list of pairs is read by, backwards */
export function pairIndexKeys(status: string, weight: number, pair: Key) {
  return { gsi5pk: pairPartition(status), gsi5sk: join(padNumber(weight, 15), pair.pk) };
}

export const pairMarkPrefix = '~DUP#';

export function pairMarkKey(recordId: string, otherId: string): Key {
  return { pk: join(recordId), sk: pairMarkPrefix + join(otherId) };
}

export function pairMarkIndexKeys(companyId: string, otherId: string) {
  return { gsi1pk: join(companyId), gsi1sk: join('Y', 'DUP', otherId) };
}

export function hiddenRefKey(ref: string): Key {
  return { pk: join('HID', ref), sk: 'HID' };
}

export function probePartition(userId: string): string {
  return join('H', 'PROBE', userId);
}

export function probeKey(userId: string, at: string, id: string): Key {
  return { pk: probePartition(userId), sk: valueSortKey(at, id) };
}

export const probesPartition = 'probes';

export function probeIndexKeys(at: string, id: string) {
  return { gsi5pk: probesPartition, gsi5sk: valueSortKey(at, id) };
}

export function auditPartition(recordId: string): string {
  return join('H', recordId);
}

export function auditKey(recordId: string, version: number): Key {
  return { pk: auditPartition(recordId), sk: padNumber(version, 10) };
}

export function personEventPartition(userId: string): string {
  return join('H', 'DONE', userId);
}

export function personEventKey(userId: string, at: string, eventId: string): Key {
  return { pk: personEventPartition(userId), sk: valueSortKey(at, eventId) };
}

/** Behind its version and before the next one. */
export function auditNoteKey(recordId: string, version: number, noteId: string): Key {
  const { pk, sk } = auditKey(recordId, version);
  return { pk, sk: join(sk, noteId) };
}

export const erasurePartition = 'ERASED';

export function erasureKey(recordId: string): Key {
  return { pk: erasurePartition, sk: join(recordId) };
}

/** @param keyHash hash of what the caller sent as its key, so that the length is bounded and the text harmless */
export function idempotencyKey(userId: string, keyHash: string): Key {
  return { pk: join('IDEM', userId, keyHash), sk: 'IDEM' };
}

export interface CellPosition {
  readonly report: string;
  readonly grouping: string;
  readonly currency: string;
  /** Absent: the cell counts all owners. */
  readonly ownerId?: string;
}

export function cellPartition(position: CellPosition): string {
  return join('AGG', position.report, position.grouping, position.currency, position.ownerId ?? '*');
}

/** @param period `2026-11` or a day, @param dimension `*` when there is none, @param lane number of the shard of a busy cell */
export function cellKey(position: CellPosition, period: string, dimension = '*', lane = 0): Key {
  return { pk: cellPartition(position), sk: join(period, dimension, String(lane)) };
}

export function configurationVersionKey(area: string, version: number): Key {
  return { pk: join('CFG', area), sk: join('V', padNumber(version, 5)) };
}

export function settingKey(area: string): Key {
  return { pk: join('CFG', area), sk: 'SET' };
}

export function userKey(id: string): Key {
  return { pk: organisationPk, sk: join('USR', id) };
}

export function departmentKey(id: string): Key {
  return { pk: organisationPk, sk: join('DEP', id) };
}

export const fieldSetPrefix = 'FLD#';

export function fieldSetKey(object: string): Key {
  return { pk: organisationPk, sk: join('FLD', object) };
}

export function masteryKey(feedId: string): Key {
  return { pk: organisationPk, sk: join('MST', feedId) };
}

/** Apart from the machine user, so that who may look up the hash need not read who works here. */
export function apiKeyKey(userId: string): Key {
  return { pk: join('KEY', userId), sk: 'KEY' };
}

export const assignmentRulesKey: Key = { pk: organisationPk, sk: 'ASSIGN' };

export function turnKey(zoneId: string): Key {
  return { pk: join('TURN', zoneId), sk: 'TURN' };
}

/** @param minute `2026-11-26T10:15` */
export function captureRateKey(formId: string, minute: string): Key {
  return { pk: join('RATE', formId), sk: join(minute) };
}

/** @param hour `2026-11-26T10` */
export function registryRateKey(userId: string, hour: string): Key {
  return { pk: join('RATE', userId), sk: join('registry', hour) };
}

export const rolePrefix = 'ROLE#';

export function roleKey(id: string): Key {
  return { pk: organisationPk, sk: join('ROLE', id) };
}

export const templatesPk = 'TEMPLATES';

export function templateKey(id: string): Key {
  return { pk: templatesPk, sk: join(id) };
}

export const feedsPk = 'FEEDS';

export function feedKey(id: string): Key {
  return { pk: feedsPk, sk: join(id) };
}

export function feedRunsPartition(feedId: string): string {
  return join('feed-runs', feedId);
}

export function feedRunIndexKeys(feedId: string, createdAt: string, id: string) {
  return { gsi2pk: feedRunsPartition(feedId), gsi2sk: valueSortKey(createdAt, id) };
}

export const viewsPk = 'VIEWS';
/** In place of a person: the views that are shared. */
export const everybody = '*';

/** @param slot a free one is taken by whoever writes first, so there are never more views than slots */
export function viewKey(holder: string, slot: number): Key {
  return { pk: viewsPk, sk: join(holder, padNumber(slot, 3)) };
}

export function chosenColumnsKey(userId: string, object: string): Key {
  return { pk: viewsPk, sk: join(userId, 'COL', object) };
}

export function viewRange(holder: string): { readonly pk: string; readonly sk: KeyRange } {
  return { pk: viewsPk, sk: { beginsWith: `${join(holder)}#` } };
}

/** `undefined`: the sort key is that of no view. */
export function slotOfView(sk: string): number | undefined {
  const slot = idOfSortKey(sk);
  return /^\d{3}$/.test(slot) ? Number(slot) : undefined;
}

export function jobKey(id: string): Key {
  return { pk: join('JOB', id), sk: 'META' };
}

export const checkpointPrefix = 'C#';

export function checkpointKey(jobId: string, position: number): Key {
  return { pk: join('JOB', jobId), sk: checkpointPrefix + padNumber(position, 5) };
}

export const importRowPrefix = 'R#';

export function importRowKey(importId: string, row: number): Key {
  return { pk: join('JOB', importId), sk: importRowPrefix + padNumber(row, 9) };
}

export const cleansingLinePrefix = 'L#';

/** @param holderId of the run; of a plan, for what it must leave as it is */
export function cleansingLineKey(holderId: string, recordId: string): Key {
  return { pk: jobKey(holderId).pk, sk: cleansingLinePrefix + join(recordId) };
}

export function mergeKey(id: string): Key {
  return { pk: join('MERGE', id), sk: 'META' };
}

export const mergePartition = 'merges';

export function mergeIndexKeys(at: string, id: string) {
  return { gsi5pk: mergePartition, gsi5sk: valueSortKey(at, id) };
}

export const movedPrefix = 'M#';

/** Says that a record named another that was merged, and names the survivor now. */
export function movedKey(mergeId: string, sourceId: string, recordId: string): Key {
  return { pk: mergeKey(mergeId).pk, sk: movedPrefix + join(sourceId, recordId) };
}

export function mergeRunKey(id: string): Key {
  return { pk: join('MRUN', id), sk: 'META' };
}

export const mergeRunPartition = 'merge-runs';

export function mergeRunIndexKeys(at: string, id: string) {
  return { gsi5pk: mergeRunPartition, gsi5sk: valueSortKey(at, id) };
}

export const mergeRunLinePrefix = 'M#';

/** @param place of the merge in its run, from 0 */
export function mergeRunLineKey(runId: string, place: number): Key {
  return { pk: mergeRunKey(runId).pk, sk: mergeRunLinePrefix + padNumber(place, 7) };
}

export function jobPartition(kind: string): string {
  return join('jobs', kind);
}

export function jobIndexKeys(kind: string, startedAt: string, id: string) {
  return { gsi5pk: jobPartition(kind), gsi5sk: valueSortKey(startedAt, id) };
}

export function joinRequestKey(id: string): Key {
  return { pk: join('JOIN', id), sk: 'META' };
}

export function openJoinRequestKey(companyId: string, askerId: string): Key {
  return { pk: join('JOIN', companyId, askerId), sk: 'OPEN' };
}

export function joinRequestsPartition(askerId: string): string {
  return join('joins', askerId);
}

export function joinRequestIndexKeys(askerId: string, createdAt: string, id: string) {
  return { gsi2pk: joinRequestsPartition(askerId), gsi2sk: valueSortKey(createdAt, id) };
}

export function waiverKey(id: string): Key {
  return { pk: join('WAIVER', id), sk: 'META' };
}

export const waiverMarkPrefix = '~QW#';

export function waiverMarkKey(recordId: string, field: string, rule: string): Key {
  return { pk: join(recordId), sk: waiverMarkPrefix + join(field, rule) };
}

export function waiversOfAskerPartition(askerId: string): string {
  return join('waivers', askerId);
}

export function waiversPartition(state: string): string {
  return `waivers-${join(state)}`;
}

export function waiverIndexKeys(askerId: string, state: string, createdAt: string, id: string) {
  const at = valueSortKey(createdAt, id);
  return { gsi2pk: waiversOfAskerPartition(askerId), gsi2sk: at, gsi5pk: waiversPartition(state), gsi5sk: at };
}

export function handoverKey(id: string): Key {
  return { pk: join('HAND', id), sk: 'META' };
}

export function handoversPartition(companyId: string): string {
  return join('handovers', companyId);
}

export function handoverIndexKeys(companyId: string, createdAt: string, id: string) {
  return { gsi2pk: handoversPartition(companyId), gsi2sk: valueSortKey(createdAt, id) };
}

/** What waits for its time: the sort key begins with when that is. */
export function duePartition(kind: 'join' | 'handover'): string {
  return join('DUE', kind);
}

export function dueIndexKeys(kind: 'join' | 'handover', dueAt: string, id: string) {
  return { gsi5pk: duePartition(kind), gsi5sk: valueSortKey(dueAt, id) };
}

export function notificationsPartition(userId: string): string {
  return join('NTF', userId);
}

/** @param id grows with time */
export function notificationKey(userId: string, id: string): Key {
  return { pk: notificationsPartition(userId), sk: join(id) };
}

/** Cuts the id off a sort key of the form `<value>#<id>`. */
export function idOfSortKey(sortKey: string): string {
  return sortKey.slice(sortKey.lastIndexOf('#') + 1);
}

export const heartbeatPartition = 'CFG#health';

export function heartbeatKey(part: string): Key {
  return { pk: heartbeatPartition, sk: join(part) };
}
