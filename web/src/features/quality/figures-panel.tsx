import { Skeleton, Stack, Text } from '@mantine/core';
import { dimensions } from '#shared/model/quality/quality.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Panel } from '../../ui/panel.tsx';
import styles from './quality.module.css';
import type { QualitySummary } from './quality-queries.ts';
import { useQualityText } from './quality-text.ts';
import { ScoreBar } from './score-mark.tsx';

interface FiguresPanelProps {
  readonly title: string;
  readonly figures: QualitySummary['own'] | undefined;
  readonly trend?: QualitySummary['trend'] | undefined;
}

/** A score with what it is made of, and how it has been. */
export function FiguresPanel({ title, figures, trend = [] }: FiguresPanelProps) {
  const say = useQualityText();
  const formats = useFormats();
  if (!figures) return <Skeleton height={220} radius="lg" />;
  const { score, records, points } = figures;
  return (
    <Panel title={title}>
      <Stack gap="md">
        <div>
          <div className={styles.big}>{score === null ? '–' : formats.number(score, 1)}</div>
          <Text size="sm" c="dimmed">
            {score === null
              ? say('ownNone')
              : `${say('records', { count: formats.number(records, 0) })} · ${say('toGain', { points: formats.number(points, 0) })}`}
          </Text>
        </div>
        {records > 0 && (
          <ul className={styles.bars}>
            {dimensions.map((name) => (
              <li key={name}>
                <div className={styles.barHead}>
                  <span>{say(name)}</span>
                  <span>{formats.number(figures.dimensions[name], 1)}</span>
                </div>
                <ScoreBar score={figures.dimensions[name]} />
              </li>
            ))}
          </ul>
        )}
        {trend.length > 1 && <Trend trend={trend} />}
      </Stack>
    </Panel>
  );
}

function Trend({ trend }: { readonly trend: QualitySummary['trend'] }) {
  const say = useQualityText();
  const formats = useFormats();
  return (
    <div>
      <Text size="xs" c="dimmed" fw={600} mb={6}>
        {say('trend')}
      </Text>
      <ul className={styles.bars}>
        {trend.map(({ week, score }) => (
          <li key={week}>
            <div className={styles.barHead}>
              <span>{formats.date(week)}</span>
              <span>{score === null ? '–' : formats.number(score, 1)}</span>
            </div>
            <ScoreBar score={score ?? 0} />
          </li>
        ))}
      </ul>
    </div>
  );
}
