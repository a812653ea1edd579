import { Text } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { apiPrefix } from '#shared/model/routes/route.ts';
import type { Feed } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { type TextSource, useText } from '../../i18n/use-text.ts';
import { useNameOfField } from '../imports/use-name-of-field.ts';
import styles from './feeds.module.css';
import { useFeedWords } from './use-feed-words.ts';

/** What the feed does, in words. */
export function FeedSettings({ feed }: { readonly feed: Feed }) {
  const { text } = useText();
  const formats = useFormats();
  const words = useFeedWords();
  const { dueWithinHours, holdAbove, masters, owner, waiver, source, system } = feed;
  const never = text('feeds.noSuccess');
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      text('feeds.source'),
      <>
        {words.source(feed)}
        {source.kind === 'upload' && <code className={styles.code}>{`POST ${apiPrefix}/feeds/${feed.id}/run`}</code>}
      </>,
    ],
    [text('feeds.owner'), owner.name],
    [text('feeds.lastSuccess'), feed.lastSuccessAt === null ? never : formats.dateTime(feed.lastSuccessAt)],
    [
      text('feeds.dueLabel'),
      dueWithinHours === null
        ? text('feeds.unwatched')
        : text('feeds.due', { hours: formats.number(dueWithinHours, 0) }),
    ],
    [text('feeds.holdLabel'), text('feeds.hold', { percent: formats.percent(String(holdAbove.refusedPercent)) })],
    [
      text('feeds.waiverLabel'),
      waiver
        ? text('feeds.waiverSigned', { until: formats.date(waiver.until), reason: waiver.reason })
        : text('feeds.waiverNone'),
    ],
    [text('feeds.masters', { system }), text(`feeds.masters.${masters}`)],
    [text('imports.match'), <Match key="match" feed={feed} />],
    [text('feeds.columns'), <Columns key="columns" feed={feed} />],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

function Match({ feed: { object, settings } }: { readonly feed: Feed }) {
  const { text, label } = useText();
  const nameOf = useTargetName(object);
  const { match } = settings;
  if (match === undefined) return text('imports.match.none');
  if (typeof match !== 'string') return match.map(nameOf).join(' + ');
  return label(`imports.match.${match}`, label(`scheme.${match}`, match));
}

function Columns({ feed: { object, settings } }: { readonly feed: Feed }) {
  const nameOf = useTargetName(object);
  return (
    <ul className={styles.columns}>
      {Object.entries(settings.mapping).map(
        ([column, target]) =>
          target !== null && (
            <li key={column}>
              <Text size="sm" component="span" c="dimmed">
                {column} →{' '}
              </Text>
              {nameOf(target)}
            </li>
          ),
      )}
    </ul>
  );
}

/** As the mapping calls it: "INN", "Addresses: City". */
function useTargetName(object: Feed['object']): (target: string) => string {
  const { text, label } = useText();
  const nameOf = useNameOfField(object);
  return (target) => {
    const [field = '', part] = target.startsWith('custom.') ? [target] : target.split('.');
    if (field === 'id') return text('imports.match.id');
    return part === undefined ? nameOf(field) : nameOfPart({ text, label }, { field, part, name: nameOf(field) });
  };
}

function nameOfPart(
  { text, label }: Pick<TextSource, 'text' | 'label'>,
  { field, part, name }: { readonly field: string; readonly part: string; readonly name: string },
): string {
  if (field === 'identifiers') return label(`scheme.${part}`, part);
  return text('exports.ofRelated', { relation: name, field: label(`part.${field}.${part}`, part) });
}
