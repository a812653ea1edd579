import { Text } from '@mantine/core';
import { useFormats } from '../../i18n/use-formats.ts';
import { Panel } from '../../ui/panel.tsx';
import { useMe } from '../session/session-queries.ts';
import styles from './quality.module.css';
import type { QualitySummary } from './quality-queries.ts';
import { useQualityText } from './quality-text.ts';
import { ScoreBar } from './score-mark.tsx';

/** How teams compare, for everybody: nobody is named, and small teams are left out. */
export function TeamPanel({ teams }: { readonly teams: QualitySummary['teams'] | undefined }) {
  const say = useQualityText();
  const formats = useFormats();
  const own = useMe().user.department?.id;
  if (!teams?.asOf || teams.rows.length < 2) return null;
  return (
    <Panel title={say('teams')}>
      <ol className={styles.bars}>
        {teams.rows.map(({ id, name, score }) => (
          <li key={id}>
            <div className={styles.barHead}>
              <span>
                {name} {id === own && <span className={styles.quiet}>{say('ownTeam')}</span>}
              </span>
              <span className={styles.gain}>{formats.number(score, 1)}</span>
            </div>
            <ScoreBar score={score} />
          </li>
        ))}
      </ol>
      <Text size="xs" c="dimmed" mt="sm">
        {say('teamsAsOf', { day: formats.date(teams.asOf) })}
      </Text>
    </Panel>
  );
}
