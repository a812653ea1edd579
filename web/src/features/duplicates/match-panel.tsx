import { Badge, Button, Group, Text, TextInput } from '@mantine/core';
import { useId } from '@mantine/hooks';
import { CopyCheck } from 'lucide-react';
import { useState } from 'react';
import type { Match } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { RecordLink } from '../records/record-link.tsx';
import { bandColours } from './band-colours.ts';
import { HiddenMatch } from './hidden-match.tsx';
import styles from './match-panel.module.css';
import { describeReason } from './reason-list.tsx';
import { RelatedFirm } from './related-firm.tsx';
import { RestoreMatch } from './restore-match.tsx';

interface MatchPanelProps {
  /** The surest first. */
  readonly matches: readonly Match[];
  /** Other firms that belong together with it. */
  readonly related: readonly Match[];
  readonly isNew: boolean;
  /** Why it is saved all the same; absent: it is saved in any case. */
  readonly reason?: string | undefined;
  readonly onReason: (reason: string) => void;
  /** What can be said to be where it comes from; absent: nothing. */
  readonly attaching?: Attaching | undefined;
}

export interface Attaching {
  readonly isAttached: (id: string) => boolean;
  readonly toggle: (record: NonNullable<Match['record']>) => void;
}

const shownAtFirst = 3;
const shortestReason = 3;
const longestReason = 200;

/** What is there already, while somebody enters it again: it stays in sight and moves nothing that is being typed. */
export function MatchPanel({ isNew, matches, related, reason, onReason, attaching }: MatchPanelProps) {
  const { text } = useText();
  const titleId = useId();
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? matches : matches.slice(0, shownAtFirst);
  const hiddenCount = matches.length - shown.length;
  return (
    <section className={styles.panel} aria-labelledby={titleId} aria-live="polite" data-testid="matches">
      <div id={titleId} className={styles.title}>
        <CopyCheck size={16} aria-hidden />
        {matches.length > 0 ? text('match.title', { count: matches.length }) : text('match.relatedTitle')}
      </div>
      <ul className={styles.list}>
        {shown.map((match, place) => (
          <li key={match.record?.id ?? match.ref ?? `hidden ${place}`} className={styles.match}>
            <OneMatch match={match} attaching={attaching} />
          </li>
        ))}
      </ul>
      {hiddenCount > 0 && (
        <Button variant="subtle" size="compact-xs" onClick={() => setShowsAll(true)}>
          {text('match.more', { count: hiddenCount })}
        </Button>
      )}
      {related.length > 0 && (
        <ul className={styles.related} aria-label={text('match.relatedTitle')}>
          {related.map((one, place) => (
            <li key={one.record?.id ?? one.ref ?? `hidden ${place}`}>
              <RelatedFirm firm={one} />
            </li>
          ))}
        </ul>
      )}
      {reason !== undefined && matches.length > 0 && matches.every(isAllowedAnyway) && (
        <Group gap="xs" align="flex-end" mt="xs" wrap="nowrap">
          <TextInput
            size="xs"
            flex={1}
            label={text('match.why')}
            maxLength={longestReason}
            value={reason}
            onChange={(event) => onReason(event.currentTarget.value)}
          />
          <Button type="submit" size="xs" variant="default" disabled={reason.trim().length < shortestReason}>
            {text(isNew ? 'match.createAnyway' : 'match.saveAnyway')}
          </Button>
        </Group>
      )}
    </section>
  );
}

function isAllowedAnyway({ actions }: Match): boolean {
  return actions.includes('createAnyway');
}

interface OneMatchProps extends Pick<MatchPanelProps, 'attaching'> {
  readonly match: Match;
}

function OneMatch({ match, attaching }: OneMatchProps) {
  const { text, label } = useText();
  return (
    <>
      <Group gap="xs" justify="space-between" wrap="nowrap" align="flex-start">
        {match.record ? (
          <div>
            <RecordLink object={match.record.object} id={match.record.id} className={styles.name}>
              {match.record.title}
            </RecordLink>
            {match.record.accountManager && (
              <Text size="xs" c="dimmed">
                {text('card.accountManager', { name: match.record.accountManager.name })}
              </Text>
            )}
          </div>
        ) : (
          <HiddenMatch match={match} />
        )}
        <Badge variant="dot" color={bandColours[match.band]} tt="none" flex="none">
          {text(`band.${match.band}`)}
        </Badge>
      </Group>
      <ul className={styles.reasons} aria-label={text('match.reasons')}>
        {match.reasons.map((reason) => (
          <li key={`${reason.field}/${reason.kind}`} className={reason.weight < 0 ? styles.against : undefined}>
            {describeReason(reason, { label })}
          </li>
        ))}
      </ul>
      {match.rejected && (
        <Text size="xs" c="dimmed">
          {text('match.rejected')}
        </Text>
      )}
      {match.record &&
        (match.actions.includes('restore') ? (
          <RestoreMatch record={match.record} />
        ) : (
          <Group gap="sm">
            <RecordLink object={match.record.object} id={match.record.id} className={styles.open}>
              {text('match.open')}
            </RecordLink>
            {attaching && <AttachButton record={match.record} attaching={attaching} />}
          </Group>
        ))}
    </>
  );
}

interface AttachButtonProps {
  readonly record: NonNullable<Match['record']>;
  readonly attaching: Attaching;
}

function AttachButton({ record, attaching }: AttachButtonProps) {
  const { text } = useText();
  if (record.object === 'leads') return null;
  const isAttached = attaching.isAttached(record.id);
  return (
    <Button
      size="compact-sm"
      variant={isAttached ? 'light' : 'default'}
      aria-pressed={isAttached}
      onClick={() => attaching.toggle(record)}
    >
      {text(isAttached ? 'match.attached' : 'match.attach')}
    </Button>
  );
}
