import * as z from 'zod/mini';

export const languages = ['ru', 'fr', 'en'] as const;
export type Language = (typeof languages)[number];

const cron = z.string().check(z.regex(/^(cron|rate)\(.+\)$/));

/** An origin; without encryption only on the machine itself. */
const registryAddress = z.string().check(z.regex(/^(https:\/\/[a-z0-9.-]+|http:\/\/127\.0\.0\.1)(:\d{1,5})?$/));

/**
 * What a tenant is: kept as `infra/tenants/<id>.json`, validated before synthesis and handed to every function.
 * `region` has no default on purpose: where personal data live is a decision, not a fallback.
 */
export const tenantSchema = z
  .strictObject({
    id: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,20}$/)),
    name: z.string().check(z.minLength(1), z.maxLength(80)),
    region: z.string().check(z.regex(/^[a-z]{2}-[a-z]+-\d$/)),
    language: z.enum(languages),
    /** IANA zone: months of reports and times of schedules are counted in it. */
    timeZone: z.string().check(z.refine(isTimeZone)),
    /** ISO 4217 */
    currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
    /** ISO 3166-1 alpha-2: the country of phone numbers typed without a prefix. */
    country: z.string().check(z.regex(/^[A-Z]{2}$/)),
    features: z.strictObject({
      /** Demo users and invented records; never switched on for a tenant with real data. */
      demo: z.boolean(),
      /** Web application firewall in front of CloudFront: has a fixed monthly price. */
      firewall: z.boolean(),
      /** A KMS key of the tenant's own for the table and the buckets: has a fixed monthly price. */
      ownKey: z.boolean(),
    }),
    schedules: z.strictObject({
      cleansing: cron,
      backup: cron,
      'restore-drill': cron,
      reindex: cron,
      reconcile: cron,
      reminders: cron,
      feeds: cron,
    }),
    retentionDays: z.strictObject({
      logs: z.union([z.literal(30), z.literal(90), z.literal(180), z.literal(365)]),
      backups: z.int().check(z.gte(7), z.lte(3650)),
    }),
    /** Days after which the last proven restore of a backup is too old; absent: 8. */
    proofDays: z.optional(z.int().check(z.gte(1), z.lte(400))),
    /** Receives alarms and mails of the user pool; empty: nobody is subscribed. */
    operatorMail: z.optional(z.email()),
    /** Whether people must sign in with the code of an authenticator app as well; absent: they may. */
    secondFactor: z.optional(z.enum(['optional', 'required'])),
    /** Public registries of companies that may be asked, by country; absent: none is, and nothing is told to anybody. */
    registries: z.optional(z.strictObject({ FR: z.optional(z.strictObject({ address: registryAddress })) })),
  })
  .check(
    z.refine(({ features, secondFactor }) => !(features.demo && secondFactor === 'required'), {
      path: ['secondFactor'],
      error: 'demo users, whose password everybody knows, cannot be required to have one',
    }),
  );

export type Tenant = z.infer<typeof tenantSchema>;

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
