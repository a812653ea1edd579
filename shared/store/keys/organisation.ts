/**
 * Who works here, and how the workspace is set up.
 *
 * | what | where | key | read by |
 * |---|---|---|---|
 * | configuration | table | `CFG` / `LIVE`; `CFG#<area>` / `V#<version>` | get |
 * | where demo data stand | table | `CFG#demo` / `LIVE` | get |
 * | what made the derived items; by which release figures are counted | table | `CFG#engine`, `CFG#figures` / `LIVE` | get |
 * | users, departments, roles, fields of the workspace's own | table | `ORG` / `USR#<id>`, `DEP#<id>`, `ROLE#<id>`, `FLD#<object>` | one query, cached |
 * | what another system says, by its feed | table | `ORG` / `MST#<feedId>` | with the users |
 * | whom leads go to | table | `ORG` / `ASSIGN` | strong get |
 * | whose turn it is | table | `TURN#<zoneId>` / `TURN` | strong get |
 * | what a form handed in within a minute | table | `RATE#<formId>` / `<minute>`, ttl | counted up |
 * | hash of an API key | table | `KEY#<userId of the machine>` / `KEY` | strong get |
 * | kept mappings of imports | table | `TEMPLATES` / `<id>` | one query |
 * | saved views of lists | table | `VIEWS` / `*#<slot>` shared, `<userId>#<slot>` personal, `<userId>#COL#<object>` chosen columns | two ranges of it |
 * | setting of the workspace | table | `CFG#<area>` / `SET` | get |
 * | what somebody asked registries within an hour | table | `RATE#<userId>` / `registry#<hour>`, ttl | counted up |
 */
import type { Key, KeyRange } from '../table.ts';
import { idOfSortKey, join, padNumber } from './parts.ts';

export const configurationKey: Key = { pk: 'CFG', sk: 'LIVE' };
export const demoStateKey: Key = { pk: 'CFG#demo', sk: 'LIVE' };
export const organisationPk = 'ORG';

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

export const heartbeatPartition = 'CFG#health';

export function heartbeatKey(part: string): Key {
  return { pk: heartbeatPartition, sk: join(part) };
}
