import type { Mastered } from './mastery.ts';
import type { ObjectName } from './objects/definition.ts';

export interface Phone {
  readonly value: string;
  readonly kind?: string;
  /** Canonical form; absent when the text is no phone number. */
  readonly e164?: string;
}
export interface Email {
  readonly value: string;
  readonly canonical?: string;
}
export interface Identifier {
  readonly scheme: string;
  readonly value: string;
  /** The last day on which it was the firm's; absent: it still is. */
  readonly validTo?: string;
}
export interface Address {
  readonly street?: string;
  readonly postalCode?: string;
  readonly city?: string;
  readonly region?: string;
  readonly country?: string;
  readonly kind?: string;
}

export interface CoManager {
  readonly userId: string;
  /** What of the client is theirs, in words. */
  readonly scope?: string;
}

export interface RecordLink {
  readonly object: ObjectName;
  readonly id: string;
}

export type Fields = Readonly<Record<string, unknown>>;

/** A record as the API gives it: system fields and the fields of its definition, side by side. */
export type CrmRecord = Fields & {
  readonly id: string;
  readonly object: ObjectName;
  readonly version: number;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
  /** Present: the person was erased, and this is what is left. */
  readonly erasedAt?: string;
  /** Records that were merged into it, whose ids lead to it. */
  readonly mergedIds?: readonly string[];
  /** Present: another system keeps it, or these fields of it, which are read-only here. */
  readonly mastered?: Mastered;
  /** Present: another id was asked for, whose record was merged into this one. */
  readonly mergedFrom?: string;
};
