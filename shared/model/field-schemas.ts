import * as z from 'zod/mini';
import { type Credit, isWhole } from './credits.ts';
import { identifierSchemes } from './identifiers.ts';
import { type FieldDefinition, objectNames } from './objects/definition.ts';
import type { FieldProblemCode } from './problems.ts';

const code = (error: FieldProblemCode) => ({ error });

// Control characters break exports and logs; a lone surrogate cannot be stored as UTF-8.
const controlInLine = /[\p{Cc}\u2028\u2029]/u;
const controlInText = /(?![\n\r\t])\p{Cc}/u;

function text(max: number, forbidden: RegExp = controlInLine) {
  return z.string(code('type')).check(
    z.trim(),
    z.minLength(1, code('required')),
    z.maxLength(max, code('too_long')),
    z.refine((value) => value.isWellFormed() && !forbidden.test(value), code('characters')),
  );
}

const pattern = (form: RegExp) => z.string(code('type')).check(z.regex(form, code('format')));
const list = <T extends z.core.SomeType>(entry: T, max: number) =>
  z.array(entry, code('type')).check(z.maxLength(max, code('too_many')));

const calendarDay = z.iso.date(code('format'));
const instant = z.iso.datetime({ ...code('format'), offset: true });
const emailAddress = text(254).check(z.regex(/^[^\s@,;<>]+@[^\s@,;<>.]+(\.[^\s@,;<>.]+)+$/, code('format')));
const webAddress = text(500).check(z.regex(/^(https?:\/\/)?[^\s/@]+\.[^\s/@.]{2,}(\/\S*)?$/i, code('format')));

/** Amounts of money: what `money.ts` adds up exactly. */
const decimal = pattern(/^-?\d{1,11}(\.\d{1,3})?$/);

/** What people count or weigh: a JSON number is as good as text. */
const amountOf = (form: RegExp) =>
  z.union([pattern(form), z.pipe(z.number(code('type')), z.pipe(z.transform(String), pattern(form)))], code('format'));
const quantity = amountOf(/^\d{1,9}(\.\d{1,3})?$/);
const percent = amountOf(/^(100(\.0{1,3})?|\d{1,2}(\.\d{1,3})?)$/);

const optional = <T extends z.core.SomeType>(schema: T) => z.optional(schema);

/** The schema of one field's value in input; each failure carries a `FieldProblemCode` as its message. */
export function fieldSchema(field: FieldDefinition): z.core.$ZodType {
  const max = field.max ?? 200;
  switch (field.type) {
    case 'text':
      return text(max);
    case 'longText':
      return text(max, controlInText);
    case 'boolean':
      return z.boolean(code('type'));
    case 'enum':
      return z.enum([...(field.options ?? [])], code('option'));
    case 'enums':
      return list(z.enum([...(field.options ?? [])], code('option')), max);
    case 'integer':
      return z.int(code('type')).check(z.gte(0, code('format')));
    case 'decimal':
      return decimal;
    case 'currency':
      return pattern(/^[A-Z]{3}$/);
    case 'country':
      return pattern(/^[A-Z]{2}$/);
    case 'date':
      return calendarDay;
    case 'dateTime':
      return instant;
    case 'reference':
      return text(60);
    case 'phones':
      return list(
        z.strictObject({ value: text(40), kind: optional(text(20)), e164: optional(text(20)) }, code('type')),
        max,
      );
    case 'emails':
      return list(
        z.strictObject({ value: emailAddress, kind: optional(text(20)), canonical: optional(text(254)) }, code('type')),
        max,
      );
    case 'identifiers':
      return list(
        z.strictObject(
          { scheme: z.enum(identifierSchemes, code('option')), value: text(30), validTo: optional(calendarDay) },
          code('type'),
        ),
        max,
      );
    case 'addresses':
      return list(addressSchema, max);
    case 'urls':
      return list(webAddress, max);
    case 'coManagers':
      return list(z.strictObject({ userId: text(60), scope: optional(text(80)) }, code('type')), max);
    case 'credits':
      return list(creditSchema, max).check(creditsAreWhole);
    case 'items':
      return list(itemSchema, max);
    case 'links':
      return list(z.strictObject({ object: z.enum(objectNames, code('option')), id: text(60) }, code('type')), max);
  }
}

const addressSchema = z.strictObject(
  {
    street: optional(text(200)),
    postalCode: optional(text(20)),
    city: optional(text(100)),
    region: optional(text(100)),
    country: optional(pattern(/^[A-Z]{2}$/)),
    kind: optional(text(20)),
  },
  code('type'),
);

const creditSchema = z.strictObject({ userId: text(60), share: percent }, code('type'));

/** Everybody once, and together all of it. */
const creditsAreWhole = z.check<readonly Credit[]>((context) => {
  const { value: credits } = context;
  if (context.issues.length > 0) return;
  const twice = credits.findIndex(({ userId }, at) => credits.findIndex((one) => one.userId === userId) < at);
  if (twice >= 0)
    context.issues.push({ code: 'custom', message: 'same_person', input: credits, path: [twice, 'userId'] });
  else if (credits.length > 0 && !isWhole(credits))
    context.issues.push({ code: 'custom', message: 'shares', input: credits });
});

const itemSchema = z.strictObject(
  {
    productId: optional(text(60)),
    name: optional(text(200)),
    quantity,
    price: decimal,
    discount: optional(percent),
    vatRate: optional(percent),
  },
  code('type'),
);
