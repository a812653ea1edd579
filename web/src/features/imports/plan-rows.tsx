import { Skeleton, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import type { PlanAction } from '#shared/model/imports.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import type { Import, ImportRow } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { FieldValue } from '../../ui/field-value.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { useDefinition } from '../records/definitions.ts';
import { planRowsQuery } from './import-queries.ts';
import styles from './imports.module.css';
import { LookAlikes } from './look-alikes.tsx';
import { useNameOfField } from './use-name-of-field.ts';

interface PlanRowsProps {
  readonly one: Import;
  readonly number: number;
  readonly action: PlanAction;
}

/** Rows of one kind, page by page. */
export function PlanRows({ one, number, action }: PlanRowsProps) {
  const { text, language } = useText();
  const list = useInfiniteQuery(planRowsQuery(one.id, number, action, language));
  if (list.error && !list.data) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton height={160} />;
  const rows = list.data.pages.flatMap(({ data }) => data);
  if (rows.length === 0) return null;
  return (
    <>
      <Table.ScrollContainer minWidth={640} mah={560}>
        <Table verticalSpacing={6} stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={70}>{text('imports.row')}</Table.Th>
              <Table.Th>{text(action === 'refuse' ? 'imports.reason' : 'imports.record')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.row}>
                <Table.Td valign="top">{row.row}</Table.Td>
                <Table.Td>
                  <RowContent object={one.object} row={row} />
                  <LookAlikes object={one.object} row={row} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <LoadMore query={list} />
    </>
  );
}

interface RowContentProps {
  readonly object: ObjectName;
  readonly row: ImportRow;
}

function RowContent({ object, row }: RowContentProps) {
  switch (row.action) {
    case 'refuse':
      return <Refusal object={object} row={row} />;
    case 'update':
      return <Changes object={object} row={row} />;
    case 'create':
      return <NewRecord object={object} row={row} />;
    default:
      return <Title row={row} />;
  }
}

function Title({ row }: { readonly row: ImportRow }) {
  return (
    <Text size="sm" fw={550} className={styles.cells}>
      {row.title ?? (row.cells ?? []).filter((cell) => cell !== '').join(' · ')}
    </Text>
  );
}

function Refusal({ object, row }: RowContentProps) {
  const { text } = useText();
  const nameOf = useNameOfField(object);
  return (
    <>
      {(row.reasons ?? []).map(({ column, field, value, message }) => {
        const place = column ?? (field && nameOf(field));
        return (
          <Text size="sm" key={`${place}${message}`}>
            {place && <b>{text('imports.place', { place })}</b>} {message}
            {value && <span className={styles.old}> — {value}</span>}
          </Text>
        );
      })}
      <Text size="xs" c="dimmed" lineClamp={1} className={styles.cells}>
        {(row.cells ?? []).filter((cell) => cell !== '').join(' · ')}
      </Text>
    </>
  );
}

function Changes({ object, row }: RowContentProps) {
  const nameOf = useNameOfField(object);
  return (
    <>
      <Title row={row} />
      <div className={styles.changes}>
        {(row.changes ?? []).map(({ field, old, new: value }) => (
          <Fragment key={field}>
            <Text size="xs" c="dimmed">
              {nameOf(field)}
            </Text>
            <Value object={object} field={field} value={old} isOld />
            <span className={styles.arrow} aria-hidden>
              →
            </span>
            <Value object={object} field={field} value={value} />
          </Fragment>
        ))}
      </div>
    </>
  );
}

function NewRecord({ object, row }: RowContentProps) {
  const { text } = useText();
  const nameOf = useNameOfField(object);
  const { title } = useDefinition(object);
  const fields = Object.entries(row.fields ?? {}).filter(([name]) => !title.includes(name));
  return (
    <>
      <Title row={row} />
      <div className={styles.fields}>
        {fields.map(([field, value]) => (
          <span key={field} className={styles.field}>
            <Text size="xs" c="dimmed" component="span">
              {text('imports.place', { place: nameOf(field) })}
            </Text>
            <Value object={object} field={field} value={value} oneLine />
          </span>
        ))}
      </div>
    </>
  );
}

interface ValueProps {
  readonly object: ObjectName;
  readonly field: string;
  readonly value: unknown;
  readonly isOld?: boolean;
  readonly oneLine?: boolean;
}

function Value({ object, field: name, value, isOld, oneLine }: ValueProps) {
  const field = findField(useDefinition(object), name);
  if (!field) return null;
  return (
    <Text size="sm" component="span" className={isOld ? styles.old : styles.cells}>
      <FieldValue object={object} field={field} record={{ [name]: value }} {...(oneLine && { oneLine })} />
    </Text>
  );
}
