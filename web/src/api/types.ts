import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { ApiKeyState, UserStatus } from '#shared/model/organisation.ts';
import type { Capability, ObjectRights, Permissions } from '#shared/model/permissions.ts';
import type { Pipeline } from '#shared/model/pipelines.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import type { Language } from '#shared/model/tenant.ts';

export interface Page<T> {
  readonly data: readonly T[];
  readonly page: { readonly next: string | null };
}
export interface Collection<T> {
  readonly data: readonly T[];
}

export interface Health {
  readonly status: string;
  readonly tenant: string;
  readonly version: string;
  readonly demo: boolean;
  readonly demoUsers?: readonly { readonly email: string; readonly name: string; readonly role: string }[];
}

export interface Me {
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
  readonly roles: readonly string[];
  readonly permissions: Readonly<Record<ObjectName, ObjectRights>> & Readonly<Partial<Record<Capability, true>>>;
  readonly tenant: {
    readonly id: string;
    readonly name: string;
    readonly language: Language;
    readonly currency: string;
    readonly country: string;
    readonly demo: boolean;
  };
}

export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly departmentId: string;
  readonly roles: readonly string[];
  readonly status: UserStatus;
  readonly version: number;
  /** Told to those who manage people. */
  readonly lastSignInAt?: string;
  /** Present: a machine, which is given no work. */
  readonly apiKey?: { readonly expiresAt: string };
}

export interface ApiKey {
  /** Of its machine user. */
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly status: ApiKeyState;
  readonly createdBy: string;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
}

export interface Department {
  readonly id: string;
  readonly name: string;
  /** Absent: the top. */
  readonly parentId?: string;
  readonly version: number;
}

export interface Role {
  readonly id: string;
  readonly name: string | Readonly<Record<Language, string>>;
  /** Ready roles are the same everywhere. */
  readonly builtIn: boolean;
}
/** As those see it who configure the workspace. */
export interface WholeRole extends Role, Permissions {
  readonly version: number;
}

export type PipelineList = Collection<Pipeline>;

export interface Reason {
  readonly field: string;
  readonly kind: string;
  readonly weight: number;
}
export type Band = 'certain' | 'probable' | 'possible';

export interface DuplicateRecord {
  readonly object: ObjectName;
  readonly id: string;
  readonly title: string;
  readonly accountManager: { readonly id: string; readonly name: string } | null;
}

/** A record that the reader may not see: who leads it, and no more. */
export type HiddenRecord = Pick<DuplicateRecord, 'object' | 'accountManager'>;

export interface CardDuplicate {
  /** Not given for a pair with a hidden record. */
  readonly id?: string;
  readonly score: number;
  readonly band: Band;
  readonly reasons: readonly Reason[];
  readonly other: DuplicateRecord | HiddenRecord;
}

export interface CompanyCard {
  readonly company: CrmRecord;
  readonly contacts: Collection<CrmRecord>;
  readonly deals: Collection<CrmRecord>;
  readonly duplicates: readonly CardDuplicate[];
  readonly timeline: { readonly data: readonly CrmRecord[]; readonly next: string | null };
}

export interface DuplicatePair {
  readonly id: string;
  readonly score: number;
  readonly band: Band;
  readonly reasons: readonly Reason[];
  readonly records: readonly DuplicateRecord[];
}

/** A file of a record. */
export interface AttachedFile {
  readonly id: string;
  readonly fileName: string;
  readonly contentType: string;
  /** Bytes */
  readonly size: number;
  readonly createdAt: string;
  readonly createdBy: string;
}
export interface FilePage extends Page<AttachedFile> {
  /** Whether the reader may add files and remove them. */
  readonly mayChange: boolean;
}
/** Where a file is to be sent, and what with it. */
export interface Upload {
  readonly url: string;
  readonly method: 'PUT';
  readonly headers: Readonly<Record<string, string>>;
}
export interface AnnouncedFile extends AttachedFile {
  readonly upload: Upload;
}
export interface OpenedFile extends AttachedFile {
  readonly download: { readonly url: string; readonly expiresAt: string };
}

export interface SalesRow {
  /** YYYY-MM; given when grouped by month. */
  readonly month?: string;
  readonly ownerId?: string;
  readonly owner?: string;
  readonly currency: string;
  readonly count: number;
  /** Decimal string. */
  readonly amount: string;
}
export interface SalesReport {
  readonly rows: readonly SalesRow[];
  readonly totals: readonly Pick<SalesRow, 'currency' | 'count' | 'amount'>[];
  readonly asOf: string;
}

export interface FunnelRow {
  readonly stageId: string;
  readonly currency: string;
  readonly count: number;
  /** Decimal string. */
  readonly amount: string;
}
export interface FunnelReport {
  readonly rows: readonly FunnelRow[];
  readonly asOf: string;
}

export interface Job {
  readonly name: string;
  /** `cron(…)` or `rate(…)`, counted in the time zone. */
  readonly schedule: string;
  readonly timeZone: string;
  readonly lastRun: {
    readonly id: string;
    readonly requestedAt: string;
    readonly startedAt: string | null;
    readonly finishedAt: string | null;
    readonly status: 'queued' | 'running' | 'finished' | 'failed' | 'skipped';
    readonly result: unknown;
  } | null;
}
export interface Backup {
  readonly id: string;
  readonly at: string;
  readonly size: number;
  readonly records: number;
  readonly sha256: string;
}
