import { Popover, Stack, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { scoreCrmRecord } from '#shared/model/quality/score-crm-record.ts';
import { fixElsewhere, ruleWords } from '#shared/model/quality/words.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { useDefinition } from '../records/definitions.ts';
import { LazyEditDrawer } from '../records/lazy-edit-drawer.tsx';
import { IssueList } from './issue-list.tsx';
import styles from './quality.module.css';
import { type QualityIssue, qualityQuery, type RecordQuality } from './quality-queries.ts';
import { useQualityText } from './quality-text.ts';
import { colourOf } from './score-mark.tsx';
import { WaiversOfRecord } from './waiver-list.tsx';

interface QualityChipProps {
  readonly record: CrmRecord;
  /** That came with the record; absent: it is asked for. */
  readonly quality?: RecordQuality;
}

/** How good the record is, at a glance; pressed, it says what is wrong and leads to the field. */
export function QualityChip({ record, quality: given }: QualityChipProps) {
  const { language } = useText();
  const asked = useQuery({ ...qualityQuery(record.object, record.id, language), enabled: given === undefined });
  const quality = given ?? asked.data;
  return quality ? <Chip record={record} quality={quality} /> : null;
}

function Chip({ record, quality }: Required<QualityChipProps>) {
  const say = useQualityText();
  const [isOpen, setOpen] = useState(false);
  const [mended, setMended] = useState<string | null>(null);
  const { score, issues } = useScore(record, quality);
  const mend = (field: string) => {
    setOpen(false);
    setMended(field);
  };
  return (
    <>
      <Popover
        opened={isOpen}
        onChange={setOpen}
        width={460}
        position="bottom-start"
        shadow="md"
        withinPortal
        trapFocus
      >
        <Popover.Target>
          <UnstyledButton className={styles.chip} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            <span className={styles.dot} style={{ background: dotColour(score) }} aria-hidden />
            {say('chip', { score })}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown mah="70vh" style={{ overflowY: 'auto' }} aria-label={say('title')}>
          <Stack gap="xs">
            {issues.length === 0 && <Text size="sm">{say('perfect')}</Text>}
            <IssueList object={record.object} id={record.id} issues={issues} onMend={mend} waivable />
            <WaiversOfRecord object={record.object} id={record.id} />
          </Stack>
        </Popover.Dropdown>
      </Popover>
      <LazyEditDrawer record={mended === null ? null : record} focus={mended} onClose={() => setMended(null)} />
    </>
  );
}

function dotColour(score: number): string {
  const [name, shade] = colourOf(score).split('.');
  return `var(--mantine-color-${name}-${shade})`;
}

/** From the record as it is on the screen, so that what was just saved counts at once. */
function useScore(record: CrmRecord, quality: RecordQuality) {
  const { language } = useText();
  const definition = useDefinition(record.object);
  const { score, issues } = scoreCrmRecord(definition, record, quality.facts, quality.asOf);
  const told: readonly QualityIssue[] = issues.map(({ dimension, field, rule, points, until }) => ({
    dimension,
    field,
    rule,
    points,
    ...ruleWords[language][rule],
    ...(dimension !== 'uniqueness' &&
      record.mastered?.fields.includes(field) && {
        fix: fixElsewhere(language, record.mastered.system),
        keptIn: record.mastered.system,
      }),
    ...(rule === 'missing.later' && until !== undefined && { askOn: until }),
    owner: null,
  }));
  return { score, issues: told };
}
