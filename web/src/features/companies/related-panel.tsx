import { Text } from '@mantine/core';
import { useInViewport } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CrmRecord } from '#shared/model/records.ts';
import { api } from '../../api/api.ts';
import type { Match } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { AskToJoin } from '../duplicates/ask-to-join.tsx';
import { RecordLink } from '../records/record-link.tsx';
import rows from '../records/record-rows.module.css';
import styles from './related-panel.module.css';

/** Firms that belong together with this one and are not the same; asked for when their place on the page comes into view. */
export function RelatedPanel({ company }: { readonly company: CrmRecord }) {
  const { ref, inViewport } = useInViewport<HTMLDivElement>();
  const [wasSeen, setWasSeen] = useState(false);
  if (inViewport && !wasSeen) setWasSeen(true);
  return (
    <div ref={ref} className={styles.place}>
      {wasSeen && <Firms company={company} />}
    </div>
  );
}

function Firms({ company: { id, version } }: { readonly company: CrmRecord }) {
  const { text } = useText();
  const related = useQuery({
    queryKey: ['related-firms', id, version],
    queryFn: async ({ signal }) => (await api.send('GET', '/companies/{id}/related', { path: { id }, signal })).data,
    placeholderData: keepPreviousData,
    // What is missing here keeps nobody from their work.
    retry: false,
  });
  const firms = related.data?.data ?? [];
  if (firms.length === 0) return null;
  return (
    <Panel title={text('card.related')} flush>
      <ul className={rows.list} data-testid="related-firms">
        {firms.map((firm, place) => (
          <li key={firm.record?.id ?? `hidden ${place}`} className={rows.row}>
            <div className={rows.words}>{firm.record ? <Readable firm={firm} /> : <Hidden firm={firm} />}</div>
            <Text size="xs" c="dimmed" ta="end" className={rows.state}>
              {text(`relation.${firm.place ?? firm.related ?? 'group'}`)}
            </Text>
          </li>
        ))}
      </ul>
      {related.data?.more && (
        <Text size="xs" c="dimmed" px="md" pb="xs">
          {text('card.relatedMore', { count: firms.length })}
        </Text>
      )}
    </Panel>
  );
}

function Readable({ firm: { record } }: { readonly firm: Match }) {
  const { text } = useText();
  if (!record) return null;
  return (
    <>
      <RecordLink object={record.object} id={record.id} className={rows.title}>
        {record.title}
      </RecordLink>
      {record.accountManager && (
        <Text size="xs" c="dimmed">
          {text('card.accountManager', { name: record.accountManager.name })}
        </Text>
      )}
    </>
  );
}

/** That there is one, and whom to ask. */
function Hidden({ firm: { disclosed, ref, actions } }: { readonly firm: Match }) {
  const { text } = useText();
  const formats = useFormats();
  const date = formats.date(disclosed?.since ?? '');
  const name = disclosed?.accountManager?.name;
  return (
    <>
      <Text size="sm" fw={600}>
        {text('card.relatedHidden')}
      </Text>
      <Text size="xs" c="dimmed">
        {name === undefined ? text('card.relatedKnown', { date }) : text('card.relatedLed', { name, date })}
      </Text>
      {ref !== undefined && actions.includes('requestToJoin') && <AskToJoin reference={ref} />}
    </>
  );
}
