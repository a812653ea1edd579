import * as z from 'zod/mini';
import { fieldSchema } from './field-schemas.ts';
import type { ObjectName } from './objects/definition.ts';
import type { FieldProblemCode } from './problems.ts';

/** Fields of a lead by which zones tell leads apart. */
export const zoneFields = ['country', 'region', 'city', 'productCategory', 'industry', 'source'] as const;
export type ZoneField = (typeof zoneFields)[number];

/** The people among whom leads go round, in order; departments stand for those who work in them. */
export interface Team {
  readonly userIds: readonly string[];
  readonly departmentIds: readonly string[];
}

export interface Zone extends Team {
  /** Keeps whose turn it is when the zone is renamed or moved. */
  readonly id: string;
  readonly name: string;
  /** By field, the values that are meant; a field that is not named may be anything. */
  readonly when: Readonly<Partial<Record<ZoneField, readonly string[]>>>;
}

export interface AssignmentRules {
  /** 0: nobody has written any. */
  readonly version: number;
  /** The first one that a lead belongs to is asked first. */
  readonly zones: readonly Zone[];
  /** For leads that belong to no zone, or to none where anybody is there. */
  readonly default: Team;
}

/** Somebody whose turn it was, and why it went to the next one: access that ended, rights that do not reach leads. */
export interface PassedOver {
  readonly userId: string;
  readonly reason: 'absent' | 'left' | 'rights';
  /** Last day away. */
  readonly until?: string;
}

/** In what capacity somebody answers for a client: see `findEffectiveManager`. */
export type AnswersAs = 'manager' | 'substitute' | 'head';

/**
 * Why a lead is whose it is.
 * - `client`: it comes from a client, whom `managerId` leads; `known`: from somebody whose contact or open lead is theirs
 * - `zone`, `default`: it was their turn; `emptyZones` are those where nobody was there
 * - `head`: nobody of any zone was there, and they head the department; `administrator`: nor was the head
 */
export type AssignedBecause =
  | {
      readonly kind: 'client' | 'known';
      readonly object: ObjectName;
      readonly recordId: string;
      /** How sure it is that it is them; `named`: the lead says so. */
      readonly band: 'named' | 'certain' | 'probable';
      readonly managerId: string;
      readonly as: AnswersAs;
      /** Last day on which the manager is away. */
      readonly until?: string;
    }
  | (InTurn & { readonly kind: 'zone'; readonly zoneId: string; readonly zone: string })
  | (InTurn & { readonly kind: 'default' | 'head' | 'administrator' });

interface InTurn {
  readonly passedOver: readonly PassedOver[];
  /** Names. */
  readonly emptyZones: readonly string[];
}

export const mostZones = 50;
export const mostMembers = 100;
export const mostForms = 50;
const mostValues = 100;

const code = (error: FieldProblemCode) => ({ error });
const line = (max: number) => fieldSchema({ name: 'line', type: 'text', max }) as z.ZodMiniType<string>;
const ids = z.array(line(60), code('type')).check(z.maxLength(mostMembers, code('too_many')));
const values = z
  .array(line(120), code('type'))
  .check(z.minLength(1, code('required')), z.maxLength(mostValues, code('too_many')));

const team = { userIds: z._default(ids, []), departmentIds: z._default(ids, []) };

const zoneSchema = z.strictObject(
  {
    id: z.optional(line(60)),
    name: line(80),
    when: z.strictObject(
      Object.fromEntries(zoneFields.map((field) => [field, z.optional(values)])) as Record<
        ZoneField,
        z.ZodMiniOptional<typeof values>
      >,
      code('type'),
    ),
    ...team,
  },
  code('type'),
);

export const assignmentRulesSchema = z.strictObject(
  {
    zones: z.array(zoneSchema, code('type')).check(z.maxLength(mostZones, code('too_many'))),
    default: z.strictObject(team, code('type')),
  },
  code('type'),
);

/** A lead as somebody types it, and rules that are not saved yet. */
export const assignmentTrialSchema = z.strictObject(
  {
    lead: z.record(z.string(code('type')), z.unknown(), code('type')),
    rules: z.optional(assignmentRulesSchema),
  },
  code('type'),
);

/** @param source what leads of the form say they come from */
export const captureFormSchema = z.strictObject(
  { name: line(120), departmentId: line(60), source: z.optional(line(60)) },
  code('type'),
);

export const captureFormStates = ['active', 'revoked'] as const;
