import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { type ObjectName, objectNames } from '#shared/model/objects/definition.ts';
import { tokens } from '../api/api.ts';
import { readAssignmentSearch } from '../features/assignment/assignment-search.ts';
import { readDuplicatesSearch } from '../features/duplicates/duplicates-search.ts';
import { readMergeSearch } from '../features/merging/merge-search.ts';
import { readPeopleSearch } from '../features/people/people-search.ts';
import { readListSearch } from '../features/records/list-query.ts';
import { NotFound } from '../ui/not-found.tsx';
import { RouteError } from './route-error.tsx';
import { Shell } from './shell.tsx';

const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    // Only a place on this site: anything else would let a link lead people away after they signed in.
    typeof search.next === 'string' && /^\/(?![/\\])/.test(search.next) ? { next: search.next } : {},
  component: lazyRouteComponent(() => import('../features/session/sign-in-page.tsx'), 'SignInPage'),
});

const appRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'app',
  beforeLoad: ({ location }) => {
    if (tokens.get().tokens) return;
    throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } });
  },
  component: Shell,
});

const homeRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../features/dashboard/dashboard-page.tsx'), 'DashboardPage'),
});

const recordsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/$object',
  validateSearch: (search: Record<string, unknown>) => readListSearch(search),
  component: lazyRouteComponent(() => import('../features/records/records-page.tsx'), 'RecordsPage'),
});

const recordRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/$object/$id',
  component: lazyRouteComponent(() => import('../features/record-page/record-page.tsx'), 'RecordPage'),
});

const companyRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/companies/$id',
  component: lazyRouteComponent(() => import('../features/companies/company-page.tsx'), 'CompanyPage'),
});

const boardRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/deals/board',
  validateSearch: (search: Record<string, unknown>): { owner?: string } =>
    typeof search.owner === 'string' ? { owner: search.owner } : {},
  component: lazyRouteComponent(() => import('../features/board/board-page.tsx'), 'BoardPage'),
});

const duplicatesRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/duplicates',
  validateSearch: (search: Record<string, unknown>) => readDuplicatesSearch(search),
  component: lazyRouteComponent(() => import('../features/duplicates/duplicates-page.tsx'), 'DuplicatesPage'),
});

const compareRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/compare',
  component: lazyRouteComponent(() => import('../features/duplicates/compare-page.tsx'), 'ComparePage'),
});

const requestsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/join-requests',
  component: lazyRouteComponent(() => import('../features/teamwork/requests-page.tsx'), 'RequestsPage'),
});

const mergeRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/merge',
  validateSearch: (search: Record<string, unknown>) => readMergeSearch(search),
  component: lazyRouteComponent(() => import('../features/merging/merge-page.tsx'), 'MergePage'),
});

const qualityRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/quality',
  validateSearch: (search: Record<string, unknown>): { owner?: string; import?: string } =>
    typeof search.import === 'string'
      ? { import: search.import }
      : typeof search.owner === 'string'
        ? { owner: search.owner }
        : {},
  component: lazyRouteComponent(() => import('../features/quality/quality-page.tsx'), 'QualityPage'),
});

const importsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/imports',
  validateSearch: (search: Record<string, unknown>): { object?: ObjectName } => {
    const object = objectNames.find((name) => name === search.object);
    return object ? { object } : {};
  },
  component: lazyRouteComponent(() => import('../features/imports/imports-page.tsx'), 'ImportsPage'),
});

const importRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/imports/$id',
  component: lazyRouteComponent(() => import('../features/imports/import-page.tsx'), 'ImportPage'),
});

const feedsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/feeds',
  component: lazyRouteComponent(() => import('../features/feeds/feeds-page.tsx'), 'FeedsPage'),
});

const newFeedRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/feeds/new',
  validateSearch: (search: Record<string, unknown>): { import?: string } =>
    typeof search.import === 'string' ? { import: search.import } : {},
  component: lazyRouteComponent(() => import('../features/feeds/new-feed-page.tsx'), 'NewFeedPage'),
});

const feedRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/feeds/$id',
  component: lazyRouteComponent(() => import('../features/feeds/feed-page.tsx'), 'FeedPage'),
});

const exportsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/exports',
  component: lazyRouteComponent(() => import('../features/exports/exports-page.tsx'), 'ExportsPage'),
});

const cleansingRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/cleansing',
  validateSearch: (search: Record<string, unknown>): { run?: string } =>
    typeof search.run === 'string' ? { run: search.run } : {},
  component: lazyRouteComponent(() => import('../features/cleansing/cleansing-page.tsx'), 'CleansingPage'),
});

const peopleRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/people',
  validateSearch: (search: Record<string, unknown>) => readPeopleSearch(search),
  component: lazyRouteComponent(() => import('../features/people/people-page.tsx'), 'PeoplePage'),
});

const assignmentRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/assignment',
  validateSearch: (search: Record<string, unknown>) => readAssignmentSearch(search),
  component: lazyRouteComponent(() => import('../features/assignment/assignment-page.tsx'), 'AssignmentPage'),
});

const fieldsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/fields',
  component: lazyRouteComponent(() => import('../features/fields/fields-page.tsx'), 'FieldsPage'),
});

const apiReferenceRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/api-reference',
  component: lazyRouteComponent(() => import('../features/api-reference/api-reference-page.tsx'), 'ApiReferencePage'),
});

const administrationRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/administration',
  component: lazyRouteComponent(
    () => import('../features/administration/administration-page.tsx'),
    'AdministrationPage',
  ),
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    signInRoute,
    appRoute.addChildren([
      homeRoute,
      recordsRoute,
      recordRoute,
      companyRoute,
      boardRoute,
      duplicatesRoute,
      compareRoute,
      requestsRoute,
      mergeRoute,
      qualityRoute,
      importsRoute,
      importRoute,
      feedsRoute,
      newFeedRoute,
      feedRoute,
      exportsRoute,
      cleansingRoute,
      peopleRoute,
      assignmentRoute,
      fieldsRoute,
      apiReferenceRoute,
      administrationRoute,
    ]),
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: RouteError,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
