import { Badge, Group, Text } from '@mantine/core';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { MatchReason, TwoCompared } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { useFieldName } from '../records/use-field-name.ts';
import { bandColours } from './band-colours.ts';
import styles from './compare-verdict.module.css';
import { describeReason } from './reason-list.tsx';

interface CompareVerdictProps {
  readonly object: ObjectName;
  readonly verdict: TwoCompared;
}

/** Beyond this a bar is full, in bits. */
const fullBar = 16;

/** How sure it is, and by how much each field speaks for or against it. */
export function CompareVerdict({ object, verdict }: CompareVerdictProps) {
  const source = useText();
  const { text } = source;
  const formats = useFormats();
  const { band, score, reasons } = verdict;
  const percent = formats.number(Math.floor(score * 100), 0);
  return (
    <Panel
      title={text('compare.verdict')}
      actions={
        <Group gap="xs">
          <Text size="sm" c="dimmed">
            {text('duplicates.score', { percent })}
          </Text>
          <Badge variant="light" color={band ? bandColours[band] : 'gray'} tt="none" size="lg" data-testid="band">
            {band ? text(`band.${band}`) : text('compare.different')}
          </Badge>
        </Group>
      }
    >
      {reasons.length === 0 && <Text c="dimmed">{text('compare.nothing')}</Text>}
      <ul className={styles.list}>
        {reasons.map((reason) => (
          <ReasonRow key={`${reason.field}/${reason.kind}`} object={object} reason={reason} />
        ))}
      </ul>
      <Text size="xs" c="dimmed" mt="sm">
        {text('compare.bits')}
      </Text>
    </Panel>
  );
}

function ReasonRow({ object, reason }: { readonly object: ObjectName; readonly reason: MatchReason }) {
  const source = useText();
  const formats = useFormats();
  const nameOf = useFieldName(object);
  const field = definitions[object].fields.find(({ name }) => name === reason.field);
  const width = `${Math.min(1, Math.abs(reason.weight) / fullBar) * 50}%`;
  const isFor = reason.weight > 0;
  return (
    <li className={styles.row}>
      <span className={styles.field}>{field ? nameOf(field) : reason.field}</span>
      <span>{describeReason(reason, source)}</span>
      <span className={styles.track} aria-hidden>
        <span className={isFor ? styles.for : styles.against} style={{ width }} />
      </span>
      <span className={styles.weight}>
        {isFor ? '+' : '−'}
        {formats.number(Math.abs(reason.weight), 1)}
      </span>
    </li>
  );
}
