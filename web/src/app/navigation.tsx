import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useId } from 'react';
import type { Me } from '../api/schema.ts';
import { useText } from '../i18n/use-text.ts';
import styles from './navigation.module.css';
import { type NavigationGroup, navigationFor } from './navigation-groups.ts';

const WaitingCount = lazy(() =>
  import('../features/teamwork/waiting-count.tsx').then((module) => ({ default: module.WaitingCount })),
);

interface NavigationProps {
  readonly me: Me;
  readonly onFollow: () => void;
}

export function Navigation({ me, onFollow }: NavigationProps) {
  return (
    <div className={styles.groups}>
      {navigationFor(me).map((group) => (
        <Group key={group.entries[0]?.to} group={group} onFollow={onFollow} />
      ))}
    </div>
  );
}

interface GroupProps extends Pick<NavigationProps, 'onFollow'> {
  readonly group: NavigationGroup;
}

function Group({ group: { name, entries }, onFollow }: GroupProps) {
  const { text } = useText();
  const headingId = useId();
  return (
    <div>
      {name && (
        <div id={headingId} className={styles.heading}>
          {text(name)}
        </div>
      )}
      <ul className={styles.list} {...(name && { 'aria-labelledby': headingId })}>
        {entries.map(({ to, icon: Icon, name: entryName }) => (
          <li key={to}>
            <Link to={to} className={styles.link} activeOptions={{ exact: to === '/' }} onClick={onFollow}>
              <Icon size={16} strokeWidth={1.9} aria-hidden />
              {text(entryName)}
              <Suspense>{to === '/join-requests' && <WaitingCount />}</Suspense>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
