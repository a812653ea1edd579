import {
  Braces,
  CopyCheck,
  FileDown,
  FileUp,
  Gauge,
  House,
  IdCard,
  type LucideIcon,
  Repeat,
  Scale,
  Settings2,
  TextCursorInput,
  UserRoundPlus,
  WandSparkles,
  Waypoints,
} from 'lucide-react';
import { type ObjectName, objectNames } from '#shared/model/objects/definition.ts';
import type { Me } from '../api/schema.ts';
import { importedObjects } from '../features/imports/imported-objects.ts';
import { objectIcons } from '../features/records/object-icons.ts';
import { hasCapability, may } from '../features/records/rights.ts';
import type { TextKey } from '../i18n/texts.ts';

export interface NavigationEntry {
  readonly to: string;
  readonly icon: LucideIcon;
  readonly name: TextKey;
}

export interface NavigationGroup {
  /** Absent: what needs no heading. */
  readonly name?: TextKey;
  readonly entries: readonly NavigationEntry[];
}

interface Group {
  readonly name?: TextKey;
  readonly entries: readonly (NavigationEntry & { readonly isFor: (me: Me) => boolean })[];
}

function lists(...objects: readonly ObjectName[]): Group['entries'] {
  return objects.map((object) => ({
    to: `/${object}`,
    icon: objectIcons[object],
    name: object === 'quotes' ? 'nav.quotes' : `object.${object}.many`,
    isFor: (me) => may(me, 'read', object),
  }));
}

/** Whoever may change nothing has nothing to mend. */
function mends(me: Me): boolean {
  return objectNames.some((object) => may(me, 'edit', object));
}

function takesOut(me: Me): boolean {
  return objectNames.some((object) => may(me, 'export', object));
}

const groups: readonly Group[] = [
  { entries: [{ to: '/', icon: House, name: 'nav.home', isFor: () => true }] },
  { name: 'nav.sales', entries: lists('leads', 'deals', 'quotes', 'orders') },
  {
    name: 'nav.clients',
    entries: [
      ...lists('companies', 'contacts'),
      {
        to: '/join-requests',
        icon: UserRoundPlus,
        name: 'nav.requests',
        isFor: (me) => may(me, 'read', 'companies'),
      },
    ],
  },
  { name: 'nav.service', entries: lists('cases', 'tasks') },
  { name: 'nav.books', entries: lists('contracts', 'invoices', 'payments') },
  {
    entries: [
      ...lists('products'),
      { to: '/duplicates', icon: CopyCheck, name: 'nav.duplicates', isFor: (me) => may(me, 'read', 'companies') },
      { to: '/quality', icon: Gauge, name: 'nav.quality', isFor: mends },
      { to: '/compare', icon: Scale, name: 'nav.compare', isFor: (me) => hasCapability(me, 'configure') },
      { to: '/imports', icon: FileUp, name: 'nav.imports', isFor: (me) => importedObjects(me).length > 0 },
      { to: '/feeds', icon: Repeat, name: 'nav.feeds', isFor: (me) => importedObjects(me).length > 0 },
      { to: '/exports', icon: FileDown, name: 'nav.exports', isFor: takesOut },
      { to: '/cleansing', icon: WandSparkles, name: 'nav.cleansing', isFor: (me) => hasCapability(me, 'runJobs') },
      { to: '/assignment', icon: Waypoints, name: 'nav.assignment', isFor: (me) => hasCapability(me, 'configure') },
      { to: '/people', icon: IdCard, name: 'nav.people', isFor: (me) => hasCapability(me, 'configure') },
      { to: '/fields', icon: TextCursorInput, name: 'nav.fields', isFor: (me) => hasCapability(me, 'configure') },
      { to: '/api-reference', icon: Braces, name: 'nav.apiReference', isFor: (me) => hasCapability(me, 'configure') },
      {
        to: '/administration',
        icon: Settings2,
        name: 'nav.administration',
        isFor: (me) => hasCapability(me, 'runJobs'),
      },
    ],
  },
];

/** What the person can open, in groups; a group without anything is left out. */
export function navigationFor(me: Me): readonly NavigationGroup[] {
  return groups
    .map((group) => ({ ...group, entries: group.entries.filter((entry) => entry.isFor(me)) }))
    .filter(({ entries }) => entries.length > 0);
}
