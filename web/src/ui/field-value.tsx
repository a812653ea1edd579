import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Credit } from '#shared/model/credits.ts';
import { isCustomName } from '#shared/model/custom-values.ts';
import type { LineItem } from '#shared/model/line-items.ts';
import type { FieldDefinition } from '#shared/model/objects/definition.ts';
import type { Address, CoManager, Email, Fields, Identifier, Phone, RecordLink } from '#shared/model/records.ts';
import type { Formats } from '../i18n/formats.ts';
import { useFormats } from '../i18n/use-formats.ts';
import { useText } from '../i18n/use-text.ts';
import styles from './field-value.module.css';
import { isSaid, valueIn } from './field-values.ts';
import { ItemsTable } from './items-table.tsx';
import { Money } from './money.tsx';
import { useReferences } from './references.ts';
import { useNames } from './use-names.ts';

interface FieldValueProps {
  /** Name of the definition that the field belongs to: its words are kept under it. */
  readonly object: string;
  readonly field: FieldDefinition;
  readonly record: Fields;
  /** One line, as in a table: of a list the first entry and how many more. */
  readonly oneLine?: boolean;
}

export function FieldValue({ object, field, record, oneLine }: FieldValueProps) {
  const value = valueIn(record, field);
  if (!isSaid(value)) return <span className={styles.nothing}>—</span>;
  if (!Array.isArray(value) || field.type === 'enums') {
    return <SingleValue object={object} field={field} value={value} record={record} oneLine={oneLine ?? false} />;
  }
  switch (field.type) {
    case 'coManagers':
      return <CoManagers list={value} />;
    case 'credits':
      return <Credits list={value} />;
    case 'links':
      return <Links list={value} />;
    case 'items':
      return <Items list={value} record={record} oneLine={oneLine ?? false} />;
    case 'identifiers':
      return <Entries field={field} list={currentFirst(value)} oneLine={oneLine ?? false} />;
    default:
      return <Entries field={field} list={value} oneLine={oneLine ?? false} />;
  }
}

function currentFirst(numbers: readonly Identifier[]): readonly Identifier[] {
  return numbers.toSorted((one, other) => Number(one.validTo !== undefined) - Number(other.validTo !== undefined));
}

function Links({ list }: { readonly list: readonly RecordLink[] }) {
  const { Title } = useReferences();
  return (
    <span className={styles.list}>
      {list.map(({ object, id }) => (
        <Title key={id} to={object} id={id} />
      ))}
    </span>
  );
}

interface ItemsProps {
  readonly list: readonly LineItem[];
  readonly record: Fields;
  readonly oneLine: boolean;
}

function Items({ list, record, oneLine }: ItemsProps) {
  const { text } = useText();
  if (oneLine) return text('items.count', { count: list.length });
  return <ItemsTable items={list} currency={currencyOf(record)} />;
}

function currencyOf({ currency }: Fields): string | undefined {
  return typeof currency === 'string' ? currency : undefined;
}

function CoManagers({ list }: { readonly list: readonly CoManager[] }) {
  const { Title } = useReferences();
  return (
    <span className={styles.list}>
      {list.map(({ userId, scope }) => (
        <span key={userId} className={styles.words}>
          <Title to="users" id={userId} />
          {scope && ` · ${scope}`}
        </span>
      ))}
    </span>
  );
}

function Credits({ list }: { readonly list: readonly Credit[] }) {
  const { Title } = useReferences();
  const formats = useFormats();
  return (
    <span className={styles.list}>
      {list.map(({ userId, share }) => (
        <span key={userId} className={styles.words}>
          <Title to="users" id={userId} />
          {` · ${formats.percent(share)}`}
        </span>
      ))}
    </span>
  );
}

interface SingleValueProps {
  readonly object: string;
  readonly field: FieldDefinition;
  readonly value: unknown;
  readonly record: Fields;
  readonly oneLine: boolean;
}

function SingleValue({ object, field, value, record, oneLine }: SingleValueProps): ReactNode {
  const { text } = useText();
  const { optionName } = useNames();
  const formats = useFormats();
  const { Title } = useReferences();
  const optionLabel = (option: string) => optionName(object, field, option);
  const plain = String(value);
  switch (field.type) {
    case 'boolean':
      return text(value ? 'value.yes' : 'value.no');
    case 'enum':
      return optionLabel(plain);
    case 'enums':
      return (value as readonly string[]).map((option) => (
        <Badge key={option} variant="light" size="sm" tt="none" fw={500} mr={4} className={styles.badge}>
          {optionLabel(option)}
        </Badge>
      ));
    case 'integer':
      return formats.number(Number(value), 0);
    case 'decimal':
      if (field.percent) return formats.percent(plain);
      // What a workspace counts itself need not be money.
      return isCustomName(field.name) ? formats.decimal(plain) : <Money amount={plain} currency={currencyOf(record)} />;
    case 'country':
      return formats.country(plain);
    case 'date':
      return oneLine ? formats.shortDate(plain) : formats.date(plain);
    case 'dateTime':
      return formats.dateTime(plain);
    case 'reference':
      return field.to ? <Title to={field.to} id={plain} /> : plain;
    case 'longText':
      return <span className={styles.longText}>{plain}</span>;
    default:
      return plain;
  }
}

interface Entry {
  readonly key: string;
  readonly words: string;
  readonly href?: string;
  /** What kind of number it is. */
  readonly scheme?: string;
  /** The last day on which it held. */
  readonly validTo?: string | undefined;
}

function describeEntry(field: FieldDefinition, entry: unknown, { country: countryName }: Formats): Entry {
  switch (field.type) {
    case 'phones': {
      const { value, e164 } = entry as Phone;
      return { key: value, words: value, href: `tel:${e164 ?? value.replace(/[^\d+]/g, '')}` };
    }
    case 'emails': {
      const { value } = entry as Email;
      return { key: value, words: value, href: `mailto:${value}` };
    }
    case 'urls': {
      const address = String(entry);
      return { key: address, words: address, href: /^https?:\/\//i.test(address) ? address : `https://${address}` };
    }
    case 'identifiers': {
      const { scheme, value, validTo } = entry as Identifier;
      return { key: `${scheme}/${value}`, words: value, scheme, validTo };
    }
    default: {
      const { street, postalCode, city, region, country } = entry as Address;
      const place = [postalCode, city].filter(Boolean).join(' ');
      const words = [street, place, region, country && countryName(country)].filter(Boolean).join(', ');
      return { key: words, words };
    }
  }
}

const newTab = { target: '_blank', rel: 'noreferrer' } as const;

interface EntriesProps {
  readonly field: FieldDefinition;
  readonly list: readonly unknown[];
  readonly oneLine: boolean;
}

function Entries({ field, list, oneLine }: EntriesProps) {
  const { text, label } = useText();
  const formats = useFormats();
  const entries = list.map((entry) => describeEntry(field, entry, formats));
  const shown = oneLine ? entries.slice(0, 1) : entries;
  return (
    <span className={oneLine ? styles.oneLine : styles.list}>
      {shown.map(({ key, words, href, scheme, validTo }) =>
        href ? (
          <a key={key} href={href} className={styles.link} {...(href.startsWith('http') && newTab)}>
            {words}
          </a>
        ) : (
          <span key={key} className={validTo ? styles.former : styles.words}>
            {scheme ? `${label(`scheme.${scheme}`, scheme)} ${words}` : words}
            {validTo && ` · ${text('value.former', { date: formats.date(validTo) })}`}
          </span>
        ),
      )}
      {oneLine && entries.length > 1 && <span className={styles.more}>+{entries.length - 1}</span>}
    </span>
  );
}
