import { Building2, CopyCheck, Handshake, House, IdCard, type LucideIcon, Settings2, UsersRound } from 'lucide-react';
import type { Me } from '../api/schema.ts';
import { hasCapability, may } from '../features/records/rights.ts';
import type { TextKey } from '../i18n/texts.ts';

export interface NavigationEntry {
  readonly to: '/' | '/companies' | '/contacts' | '/deals' | '/duplicates' | '/people' | '/administration';
  readonly icon: LucideIcon;
  readonly name: TextKey;
  readonly isFor: (me: Me) => boolean;
}

export const navigation: readonly NavigationEntry[] = [
  { to: '/', icon: House, name: 'nav.home', isFor: () => true },
  { to: '/companies', icon: Building2, name: 'object.companies.many', isFor: (me) => may(me, 'read', 'companies') },
  { to: '/contacts', icon: UsersRound, name: 'object.contacts.many', isFor: (me) => may(me, 'read', 'contacts') },
  { to: '/deals', icon: Handshake, name: 'object.deals.many', isFor: (me) => may(me, 'read', 'deals') },
  { to: '/duplicates', icon: CopyCheck, name: 'nav.duplicates', isFor: (me) => may(me, 'read', 'companies') },
  { to: '/people', icon: IdCard, name: 'nav.people', isFor: (me) => hasCapability(me, 'configure') },
  { to: '/administration', icon: Settings2, name: 'nav.administration', isFor: (me) => hasCapability(me, 'runJobs') },
];
