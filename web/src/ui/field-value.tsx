import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FieldDefinition } from '#shared/model/objects/definition.ts';
import type { Address, CoManager, Email, Fields, Identifier, Phone } from '#shared/model/records.ts';
import { useFormats } from '../i18n/use-formats.ts';
import { useText } from '../i18n/use-text.ts';
import styles from './field-value.module.css';
import { Money } from './money.tsx';
import { useReferences } from './references.ts';

interface FieldValueProps {
  /** Name of the definition that the field belongs to: its words are kept under it. */
  readonly object: string;
  readonly field: FieldDefinition;
  readonly record: Fields;
  /** One line, as in a table: of a list the first entry and how many more. */
  readonly oneLine?: boolean;
}

export function FieldValue({ object, field, record, oneLine }: FieldValueProps) {
  const value = record[field.name];
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
    return <span className={styles.nothing}>—</span>;
  }
  if (field.type === 'coManagers') return <CoManagers list={value as readonly CoManager[]} />;
  if (Array.isArray(value) && field.type !== 'enums') {
    return (
      <ListValue entries={value.map((entry: unknown) => describeEntry(field, entry))} oneLine={oneLine ?? false} />
    );
  }
  return <SingleValue object={object} field={field} value={value} record={record} oneLine={oneLine ?? false} />;
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

interface SingleValueProps {
  readonly object: string;
  readonly field: FieldDefinition;
  readonly value: unknown;
  readonly record: Fields;
  readonly oneLine: boolean;
}

function SingleValue({ object, field, value, record, oneLine }: SingleValueProps): ReactNode {
  const { text, label } = useText();
  const formats = useFormats();
  const { Title } = useReferences();
  const optionLabel = (option: string) => label(`option.${object}.${field.name}.${option}`, option);
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
      return <Money amount={plain} currency={typeof record.currency === 'string' ? record.currency : undefined} />;
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
}

function describeEntry(field: FieldDefinition, entry: unknown): Entry {
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
      const { scheme, value } = entry as Identifier;
      return { key: `${scheme}/${value}`, words: value, scheme };
    }
    default: {
      const { street, postalCode, city, region, country } = entry as Address;
      const words = [street, [postalCode, city].filter(Boolean).join(' '), region, country].filter(Boolean).join(', ');
      return { key: words, words };
    }
  }
}

const newTab = { target: '_blank', rel: 'noreferrer' } as const;

function ListValue({ entries, oneLine }: { readonly entries: readonly Entry[]; readonly oneLine: boolean }) {
  const { label } = useText();
  const shown = oneLine ? entries.slice(0, 1) : entries;
  return (
    <span className={oneLine ? styles.oneLine : styles.list}>
      {shown.map(({ key, words, href, scheme }) =>
        href ? (
          <a key={key} href={href} className={styles.link} {...(href.startsWith('http') && newTab)}>
            {words}
          </a>
        ) : (
          <span key={key} className={styles.words}>
            {scheme ? `${label(`scheme.${scheme}`, scheme)} ${words}` : words}
          </span>
        ),
      )}
      {oneLine && entries.length > 1 && <span className={styles.more}>+{entries.length - 1}</span>}
    </span>
  );
}
