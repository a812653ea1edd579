import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { useText } from '../../i18n/use-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { RecordLink } from '../records/record-link.tsx';
import styles from '../records/record-rows.module.css';

/** Rows on the home; the rest is seldom more than that. */
const mostShown = 6;

/** For heads: clients that more than one seller works with. Nothing is said when there is none. */
export function SharedClients() {
  const { text } = useText();
  const shared = useQuery({
    queryKey: ['overlaps', 'shared'],
    queryFn: async ({ signal }) => (await api.send('GET', '/overlaps', { signal })).data,
  });
  const clients = shared.data?.data ?? [];
  if (clients.length === 0) return null;
  return (
    <Panel title={text('overlaps.shared')} count={clients.length} flush>
      <ul className={styles.list}>
        {clients.slice(0, mostShown).map(({ company, sellers, work }) => (
          <li key={company.id} className={styles.row}>
            <div className={styles.words}>
              <RecordLink object="companies" id={company.id} className={styles.title}>
                {company.name}
              </RecordLink>
              <Text size="sm" c="dimmed">
                {work.map(({ title }) => title).join(' · ')}
              </Text>
            </div>
            <Text size="sm" ta="end">
              {sellers.map(({ name }) => name).join(', ')}
            </Text>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
