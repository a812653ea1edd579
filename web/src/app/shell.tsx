import { AppShell, Box, Burger, Button, Group, Kbd, Skeleton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { lazy, Suspense } from 'react';
import type { Me } from '../api/schema.ts';
import { creatableBy } from '../features/quick-create/creatable.ts';
import { useQuickCreate } from '../features/quick-create/quick-create-context.ts';
import { QuickCreateHost } from '../features/quick-create/quick-create-host.tsx';
import { definitionsQuery } from '../features/records/definitions.ts';
import { recordReferences } from '../features/records/references.tsx';
import { SearchBox } from '../features/search/search-box.tsx';
import { meQuery, useSession } from '../features/session/session-queries.ts';
import { useText } from '../i18n/use-text.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { LanguageSwitch } from '../ui/language-switch.tsx';
import { Logo } from '../ui/logo.tsx';
import { ReferenceContext } from '../ui/references.ts';
import { UserBadge } from '../ui/user-badge.tsx';
import { Navigation } from './navigation.tsx';
import styles from './shell.module.css';

const SessionExpired = lazy(() =>
  import('../features/session/session-expired.tsx').then((module) => ({ default: module.SessionExpired })),
);
const SecondFactorWanted = lazy(() =>
  import('../features/session/second-factor-wanted.tsx').then((module) => ({ default: module.SecondFactorWanted })),
);
const NotificationBell = lazy(() =>
  import('../features/teamwork/notification-bell.tsx').then((module) => ({ default: module.NotificationBell })),
);
const UserMenu = lazy(() => import('./user-menu.tsx').then((module) => ({ default: module.UserMenu })));

/** The frame is there at once; what depends on the person appears when the server has said who it is. */
export function Shell() {
  const { language } = useText();
  const me = useQuery(meQuery);
  const { on = false, required = false } = me.data?.secondFactor ?? {};
  const isFactorWanted = required && !on;
  const known = useQuery({ ...definitionsQuery(language), enabled: !isFactorWanted });
  const { expired } = useSession();
  const retry = () => void Promise.all([me.refetch(), known.refetch()]);
  const expiry = <Suspense>{expired && <SessionExpired />}</Suspense>;
  if (me.data && isFactorWanted) {
    return (
      <>
        <Frame me={me.data} isFactorWanted />
        {expiry}
      </>
    );
  }
  if (me.data && known.data) {
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
      <Frame me={null} error={me.error ?? known.error} onRetry={retry} />
      {expiry}
    </>
  );
}

interface FrameProps {
  readonly me: Me | null;
  /** Nothing else is shown before the person has set it up. */
  readonly isFactorWanted?: boolean;
  readonly error?: Error | null;
  readonly onRetry?: () => void;
}

function Frame({ me, isFactorWanted = false, error, onRetry }: FrameProps) {
  const { text } = useText();
  const admitted = isFactorWanted ? null : me;
  const [isOpen, { toggle, close }] = useDisclosure();
  return (
    <AppShell
      header={{ height: 54 }}
      navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding={{ base: 'sm', sm: 'lg' }}
    >
      <a href="#content" className={styles.skip}>
        {text('nav.skip')}
      </a>
      <AppShell.Header className={styles.header}>
        <Group gap="sm" wrap="nowrap" miw={0}>
          <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={text('nav.menu')} />
          <Logo name={me?.tenant.name ?? 'Steward'} />
        </Group>
        <Group gap="sm" wrap="nowrap">
          {admitted && <SearchBox />}
          {admitted && <CreateButton me={admitted} />}
          <Suspense>{admitted && <NotificationBell />}</Suspense>
          <Box visibleFrom="sm">
            <LanguageSwitch />
          </Box>
          {me && (
            <Suspense fallback={<UserBadge name={me.user.name} shrinks />}>
              <UserMenu me={me} />
            </Suspense>
          )}
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={styles.navbar} aria-label={text('nav.main')}>
        {admitted && <Navigation me={admitted} onFollow={close} />}
        <Box hiddenFrom="sm" p="sm">
          <LanguageSwitch />
        </Box>
      </AppShell.Navbar>
      <AppShell.Main id="content">
        <div className={styles.content}>
          {error && <ErrorState error={error} {...(onRetry && { onRetry })} />}
          {me && (
            <Suspense fallback={<Skeleton height={240} radius="lg" />}>
              {admitted ? <Outlet /> : <SecondFactorWanted />}
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
  const [first] = creatableBy(me);
  if (!first) return null;
  return (
    <Button
      size="xs"
      variant="light"
      className={styles.create}
      leftSection={<Plus size={15} aria-hidden />}
      rightSection={
        <Kbd size="xs" className={styles.key} visibleFrom="sm" aria-hidden>
          C
        </Kbd>
      }
      onClick={() => open({ object: first })}
    >
      {text('create.title')}
    </Button>
  );
}
