import type { RoleId } from '#shared/model/ready-roles.ts';
import type { Fields, Identifier } from '#shared/model/records.ts';
import type { Disturbance } from '../memory-api.ts';

export const personNames = ['admin', 'manager', 'seller1', 'seller2'] as const;
export type PersonName = (typeof personNames)[number];

export interface Person {
  readonly id: string;
  readonly departmentId: string;
  readonly role: RoleId;
}

export interface World {
  readonly people: Readonly<Record<PersonName, Person>>;
  readonly country: string;
  /** Begins every name, so that lists can be told from what others have there. */
  readonly tag: string;
  /** Few legal numbers, so that records meet. */
  readonly identifiers: readonly Identifier[];
  /** Indexes show nothing new until they are settled. */
  readonly lags: boolean;
  /** Its table can be made to fail. */
  readonly canFail: boolean;
  /** Nobody else has records: lists must show what is known and nothing else. */
  readonly isAlone: boolean;
}

export interface Call {
  readonly method: string;
  readonly path: `/${string}`;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Answer {
  readonly status: number;
  readonly etag: string | undefined;
  readonly body: Fields;
}

/** The API that is put to the test, wherever it runs. */
export interface Real {
  readonly world: World;
  ask(by: PersonName, call: Call): Promise<Answer>;
  /** Milliseconds since 1970, by the clock of the API. */
  now(): number;
  /** Moves that clock; absent: it is everybody's. */
  wait?(milliseconds: number): void;
  /** Lets lagging indexes catch up. */
  settle?(): void;
  /** What the table does to the requests from now on; absent: it cannot be disturbed. */
  disturb?(disturbance: Disturbance): void;
}

/** The API did something else than the model says. */
export class Mismatch extends Error {
  override readonly name = 'Mismatch';
}
