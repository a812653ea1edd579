import { Button, Group, Text } from '@mantine/core';
import { useInViewport } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { useDefinition } from '../records/definitions.ts';
import { withOwnWrites } from '../records/own-writes.ts';
import { listQuery } from '../records/record-queries.ts';
import { RecordRow } from '../records/record-row.tsx';
import styles from '../records/record-rows.module.css';
import { recordReferences } from '../records/references.tsx';
import places from './group-panel.module.css';

/** The companies above, beside and below this one; asked for when their place on the page comes into view. */
export function GroupPanel({ company }: { readonly company: CrmRecord }) {
  const { ref, inViewport } = useInViewport<HTMLDivElement>();
  const [wasSeen, setWasSeen] = useState(false);
  if (inViewport && !wasSeen) setWasSeen(true);
  return (
    <div ref={ref} className={places.place}>
      {wasSeen && <Members company={company} />}
    </div>
  );
}

function Members({ company }: { readonly company: CrmRecord }) {
  const { text, label } = useText();
  const parentId = typeof company.parentId === 'string' ? company.parentId : undefined;
  const below = useBelow(company.id);
  const beside = useBelow(parentId);
  const sisters = beside.companies.filter(({ id }) => id !== company.id);
  if (parentId === undefined && below.companies.length === 0) return null;
  return (
    <Panel title={text('card.group')} flush>
      <ul className={styles.list}>
        {parentId !== undefined && (
          <li className={styles.row}>
            <Text component="div" size="sm" fw={600} className={styles.words}>
              <recordReferences.Title to="companies" id={parentId} />
            </Text>
            <Kind words={label('field.companies.parentId', '')} />
          </li>
        )}
        {below.companies.map((one) => (
          <Member key={one.id} company={one} kind={text(one.branch === true ? 'card.branch' : 'card.subsidiary')} />
        ))}
        {sisters.map((one) => (
          <Member key={one.id} company={one} kind={text('card.sister')} />
        ))}
      </ul>
      {(below.hasMore || beside.hasMore) && (
        <Group justify="center" py={6}>
          <Button
            variant="subtle"
            size="compact-sm"
            loading={below.isLoading || beside.isLoading}
            onClick={below.hasMore ? below.loadMore : beside.loadMore}
          >
            {text('action.loadMore')}
          </Button>
        </Group>
      )}
    </Panel>
  );
}

interface MemberProps {
  readonly company: CrmRecord;
  readonly kind: string;
}

function Member({ company, kind }: MemberProps) {
  const definition = useDefinition('companies');
  return <RecordRow definition={definition} record={company} aside={<Kind words={kind} />} />;
}

function Kind({ words }: { readonly words: string }) {
  return (
    <Text size="xs" c="dimmed" ta="end">
      {words}
    </Text>
  );
}

const memberFields = ['id', 'object', 'version', 'name', 'parentId', 'branch'];

/** The companies right below one. */
function useBelow(parentId: string | undefined) {
  const definition = useDefinition('companies');
  const criteria = { filter: { 'parentId.eq': parentId ?? '' } };
  const list = useInfiniteQuery({
    ...listQuery(definition, criteria, memberFields),
    enabled: parentId !== undefined,
  });
  const known = list.data?.pages.flatMap((answer) => answer.data.data) ?? [];
  const isBelow = (one: CrmRecord) => one.object === 'companies' && one.parentId === parentId;
  return {
    companies: parentId === undefined ? [] : withOwnWrites(known, isBelow),
    hasMore: list.hasNextPage,
    isLoading: list.isFetchingNextPage,
    loadMore: () => void list.fetchNextPage(),
  };
}
