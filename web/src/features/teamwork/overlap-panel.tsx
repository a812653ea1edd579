import { Button, Group, Text, TextInput } from '@mantine/core';
import { useId } from '@mantine/hooks';
import { Users } from 'lucide-react';
import type { RecordLink as Link } from '#shared/model/records.ts';
import type { Overlap } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { AskToJoin } from '../duplicates/ask-to-join.tsx';
import styles from '../duplicates/match-panel.module.css';
import { RecordLink } from '../records/record-link.tsx';
import { ShareDeal } from './share-deal.tsx';

interface OverlapPanelProps {
  readonly overlaps: readonly Overlap[];
  readonly links: readonly Link[];
  readonly onLinks: (links: readonly Link[]) => void;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  /** Neither a reason nor a link was given. */
  readonly isMissing: boolean;
}

const longestReason = 200;

/** Open work of colleagues with the client or its group: join it, link it, or go on and say why. */
export function OverlapPanel({ overlaps, links, onLinks, reason, onReason, isMissing }: OverlapPanelProps) {
  const { text } = useText();
  const titleId = useId();
  return (
    <section className={styles.panel} aria-labelledby={titleId} aria-live="polite" data-testid="overlaps">
      <div id={titleId} className={styles.title}>
        <Users size={16} aria-hidden />
        {text('overlaps.title')}
      </div>
      <ul className={styles.list}>
        {overlaps.map((overlap, place) => (
          <li key={overlap.id ?? overlap.ref ?? `hidden ${place}`} className={styles.match}>
            <Words overlap={overlap} />
            <Actions overlap={overlap} links={links} onLinks={onLinks} />
          </li>
        ))}
      </ul>
      <TextInput
        size="xs"
        mt="xs"
        label={text('overlaps.why')}
        description={text('overlaps.advice')}
        error={isMissing && text('overlaps.missing')}
        maxLength={longestReason}
        value={reason}
        onChange={(event) => onReason(event.currentTarget.value)}
      />
    </section>
  );
}

function Words({ overlap: { object, id, title, owner, with: scope } }: { readonly overlap: Overlap }) {
  const { text } = useText();
  if (object === undefined || id === undefined) {
    return <Text size="sm">{text('overlaps.hidden', { name: owner.name })}</Text>;
  }
  return (
    <Text component="div" size="sm">
      <RecordLink object={object} id={id} className={styles.name}>
        {title}
      </RecordLink>{' '}
      · {owner.name}
      {scope === 'group' && ` · ${text('overlaps.inGroup')}`}
    </Text>
  );
}

interface ActionsProps extends Pick<OverlapPanelProps, 'links' | 'onLinks'> {
  readonly overlap: Overlap;
}

function Actions({ overlap: { object, id, companyId, ref, actions }, links, onLinks }: ActionsProps) {
  const { text } = useText();
  const isLinked = links.some((link) => link.id === id);
  return (
    <Group gap="xs" align="flex-end">
      {actions.includes('share') && id !== undefined && <ShareDeal id={id} />}
      {actions.includes('join') && <AskToJoin reference={ref} companyId={companyId} />}
      {actions.includes('link') && object !== undefined && id !== undefined && (
        <Button
          size="compact-sm"
          mt={6}
          variant={isLinked ? 'light' : 'default'}
          aria-pressed={isLinked}
          onClick={() => onLinks(isLinked ? links.filter((link) => link.id !== id) : [...links, { object, id }])}
        >
          {text(isLinked ? 'overlaps.linked' : 'overlaps.link')}
        </Button>
      )}
    </Group>
  );
}
