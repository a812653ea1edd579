import { Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Panel } from '../../ui/panel.tsx';
import styles from './cleansing.module.css';
import { runsQuery } from './cleansing-queries.ts';
import { canBeUndone, RunResult, RunState } from './run-state.tsx';

const shown = 3;

/** For the home of administrators: what cleansing did of late, and what waits for their approval. */
export function LastRuns() {
  const { text } = useText();
  const formats = useFormats();
  const runs = useInfiniteQuery(runsQuery).data?.pages.flatMap(({ data }) => data) ?? [];
  if (runs.length === 0) return null;
  const waiting = runs.filter(({ status, by }) => status === 'previewed' && by === null).length;
  return (
    <Panel title={text('cleansing.lastRun')} actions={<Link to="/cleansing">{text('cleansing.allRuns')}</Link>} flush>
      {waiting > 0 && (
        <Text size="sm" fw={600} px="md" pt="xs">
          {text('cleansing.toApprove', { count: waiting })}
        </Text>
      )}
      <ul className={styles.list}>
        {runs.slice(0, shown).map((run) => (
          <li key={run.id} className={styles.item}>
            <div className={styles.entry}>
              <div className={styles.words}>
                <Text size="sm" fw={600}>
                  {run.plan.name}
                </Text>
                <Text size="xs" c="dimmed">
                  {formats.dateTime(run.at)} · {run.by ? run.by.name : text('cleansing.bySchedule')}
                </Text>
              </div>
              <Group gap="sm">
                <Text size="sm" c="dimmed">
                  <RunResult run={run} />
                </Text>
                <RunState run={run} />
                {canBeUndone(run) && (
                  <Link
                    to="/cleansing"
                    search={{ run: run.id }}
                    className={styles.link}
                    aria-label={`${text('cleansing.undo')}: ${run.plan.name}, ${formats.dateTime(run.at)}`}
                  >
                    {text('action.undo')}
                  </Link>
                )}
              </Group>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
