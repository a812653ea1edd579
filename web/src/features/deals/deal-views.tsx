import { Link } from '@tanstack/react-router';
import { List, SquareKanban } from 'lucide-react';
import { useText } from '../../i18n/use-text.ts';
import styles from './deal-views.module.css';

/** Deals as a list or as a board: two places, each with its own address. */
export function DealViews() {
  const { text } = useText();
  return (
    <nav className={styles.views} aria-label={text('deals.views')}>
      <Link
        to="/$object"
        params={{ object: 'deals' }}
        activeOptions={{ exact: true, includeSearch: false }}
        className={styles.view}
      >
        <List size={15} aria-hidden />
        {text('deals.list')}
      </Link>
      <Link to="/deals/board" activeOptions={{ includeSearch: false }} className={styles.view}>
        <SquareKanban size={15} aria-hidden />
        {text('deals.board')}
      </Link>
    </nav>
  );
}
