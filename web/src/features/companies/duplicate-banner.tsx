import { CopyCheck } from 'lucide-react';
import type { CardDuplicate } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { ReasonList } from '../duplicates/reason-list.tsx';
import { RecordLink } from '../records/record-link.tsx';
import styles from './duplicate-banner.module.css';

/** Says before anything else that this client may be in the base twice, and why it seems so; the surest first. */
export function DuplicateBanner({ duplicates }: { readonly duplicates: readonly CardDuplicate[] }) {
  const { text } = useText();
  const title = text('card.duplicates', { count: duplicates.length });
  const entries = duplicates
    .toSorted((left, right) => right.score - left.score)
    .map((duplicate, place) => ({ key: duplicate.id ?? `hidden ${place}`, ...duplicate }));
  return (
    <section className={styles.banner} aria-label={title} data-testid="duplicates">
      <CopyCheck size={18} aria-hidden className={styles.icon} />
      <div>
        <div className={styles.title}>{title}</div>
        <ul className={styles.list}>
          {entries.map(({ key, other, reasons, band }) => (
            <li key={key} className={styles.entry}>
              <TwinName twin={other} />
              {other.accountManager && (
                <span className={styles.quiet}>{text('card.accountManager', { name: other.accountManager.name })}</span>
              )}
              <span className={styles.quiet}>{text(`band.${band}`)}</span>
              <ReasonList reasons={reasons} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** Of a record that the reader may not see, that it is there. */
function TwinName({ twin }: { readonly twin: CardDuplicate['other'] }) {
  const { text } = useText();
  if (!('id' in twin)) return <span className={styles.name}>{text('card.hiddenRecord')}</span>;
  return (
    <RecordLink object={twin.object} id={twin.id} className={styles.name}>
      {twin.title}
    </RecordLink>
  );
}
