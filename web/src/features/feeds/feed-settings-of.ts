import type { Feed, ImportSettings } from '../../api/schema.ts';
import type { PlanOrder } from '../imports/import-queries.ts';
import type { FeedOrder } from './feed-queries.ts';

/** What a plan was made by, as a feed takes it: its system stands beside them there. */
export function settingsOfFeed({ system: _ofFeed, mapping = {}, ...order }: PlanOrder): FeedOrder['settings'] {
  return { ...order, mapping };
}

/** The way back, for the form of plans. */
export function settingsOfPlan({ settings, system }: Pick<Feed, 'settings' | 'system'>): ImportSettings {
  const { mapping, match = 'none', ...rest } = settings;
  const mapped = Object.entries(mapping).flatMap(([column, target]) => (target === null ? [] : [[column, target]]));
  return { ...rest, mapping: Object.fromEntries(mapped), match, system };
}
