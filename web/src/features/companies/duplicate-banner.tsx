import { Link } from '@tanstack/react-router';
import { CopyCheck } from 'lucide-react';
import type { CardDuplicate } from '../../api/types.ts';
import { useText } from '../../i18n/use-text.ts';
import { ReasonList } from '../duplicates/reason-list.tsx';
import styles from './duplicate-banner.module.css';

/** Says before anything else that this client may be in the base twice, and why it seems so. */
export function DuplicateBanner({ duplicates }: { readonly duplicates: readonly CardDuplicate[] }) {
  const { text } = useText();
  const title = text('card.duplicates', { count: duplicates.length });
  return (
    <section className={styles.banner} aria-label={title} data-testid="duplicates">
      <CopyCheck size={18} aria-hidden className={styles.icon} />
      <div>
        <div className={styles.title}>{title}</div>
        <ul className={styles.list}>
          {duplicates.map(({ id, other, reasons, band }) => (
            <li key={id} className={styles.entry}>
              {other.object === 'companies' ? (
                <Link to="/companies/$id" params={{ id: other.id }} className={styles.name}>
                  {other.title}
                </Link>
              ) : (
                <span className={styles.name}>{other.title}</span>
              )}
              <span className={styles.band}>{text(`band.${band}`)}</span>
              <ReasonList reasons={reasons} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
