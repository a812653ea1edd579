import { AppShell, Burger, Button, Group, Kbd, Skeleton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { lazy, Suspense } from 'react';
import type { Me } from '../api/schema.ts';
import { useQuickCreate } from '../features/quick-create/quick-create-context.ts';
import { QuickCreateHost } from '../features/quick-create/quick-create-host.tsx';
import { recordReferences } from '../features/records/references.tsx';
import { may } from '../features/records/rights.ts';
import { SearchBox } from '../features/search/search-box.tsx';
import { meQuery, useSession } from '../features/session/session-queries.ts';
import { useText } from '../i18n/use-text.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { LanguageSwitch } from '../ui/language-switch.tsx';
import { Logo } from '../ui/logo.tsx';
import { ReferenceContext } from '../ui/references.ts';
import { UserBadge } from '../ui/user-badge.tsx';
import { navigation } from './navigation.ts';
import styles from './shell.module.css';

const SessionExpired = lazy(() =>
  import('../features/session/session-expired.tsx').then((module) => ({ default: module.SessionExpired })),
);
const UserMenu = lazy(() => import('./user-menu.tsx').then((module) => ({ default: module.UserMenu })));

/** The frame is there at once; what depends on the person appears when the server has said who it is. */
export function Shell() {
  const me = useQuery(meQuery);
  const { expired } = useSession();
  const expiry = <Suspense>{expired && <SessionExpired />}</Suspense>;
  if (me.data) {
    return (
      <ReferenceContext value={recordReferences}>
        <QuickCreateHost>
          <Frame me={me.data} />
        </QuickCreateHost>
        {expiry}
      </ReferenceContext>
    );
  }
  return (
    <>
      <Frame me={null} error={me.error} onRetry={() => void me.refetch()} />
      {expiry}
    </>
  );
}

interface FrameProps {
  readonly me: Me | null;
  readonly error?: Error | null;
  readonly onRetry?: () => void;
}

function Frame({ me, error, onRetry }: FrameProps) {
  const { text } = useText();
  const [isOpen, { toggle, close }] = useDisclosure();
  return (
    <AppShell
      header={{ height: 54 }}
      navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding="lg"
    >
      <a href="#content" className={styles.skip}>
        {text('nav.skip')}
      </a>
      <AppShell.Header className={styles.header}>
        <Group gap="sm">
          <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={text('nav.menu')} />
          <Logo name={me?.tenant.name ?? 'Steward'} />
        </Group>
        <Group gap="sm">
          {me && <SearchBox />}
          {me && <CreateButton me={me} />}
          <LanguageSwitch />
          {me && (
            <Suspense fallback={<UserBadge name={me.user.name} />}>
              <UserMenu me={me} />
            </Suspense>
          )}
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={styles.navbar} aria-label={text('nav.main')}>
        {navigation
          .filter((entry) => me && entry.isFor(me))
          .map(({ to, icon: Icon, name }) => (
            <Link key={to} to={to} className={styles.link} activeOptions={{ exact: to === '/' }} onClick={close}>
              <Icon size={17} strokeWidth={1.9} aria-hidden />
              {text(name)}
            </Link>
          ))}
      </AppShell.Navbar>
      <AppShell.Main id="content">
        <div className={styles.content}>
          {error && <ErrorState error={error} {...(onRetry && { onRetry })} />}
          {me && (
            <Suspense fallback={<Skeleton height={240} radius="lg" />}>
              <Outlet />
            </Suspense>
          )}
        </div>
      </AppShell.Main>
    </AppShell>
  );
}

function CreateButton({ me }: { readonly me: Me }) {
  const { text } = useText();
  const open = useQuickCreate();
  const first = (['companies', 'contacts', 'deals'] as const).find((object) => may(me, 'create', object));
  if (!first) return null;
  return (
    <Button
      size="xs"
      variant="light"
      leftSection={<Plus size={15} aria-hidden />}
      rightSection={
        <Kbd size="xs" className={styles.key} aria-hidden>
          C
        </Kbd>
      }
      onClick={() => open({ object: first })}
    >
      {text('create.title')}
    </Button>
  );
}
