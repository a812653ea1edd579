import type { World } from './world.ts';

/** How lively each month is, January first: slow at the turn of the year and in August. */
const months = [0.7, 0.9, 1.2, 1, 0.9, 1.2, 0.8, 0.5, 1.1, 1.2, 1.2, 1.4] as const;

const dayMs = 86_400_000;
const storyMonths = 18;
/** Growth from the first to the last month. */
const growth = 0.6;

/** A day of the last 18 months on which a deal was won, in days ago; the current month counts as far as it has come. */
export function pickClosingDay(world: World): number {
  const [, month, day] = world.calendar.today.split('-').map(Number) as [number, number, number];
  const weights = Object.fromEntries(
    Array.from({ length: storyMonths }, (_, ago) => {
      const season = months[(month - 1 - ago + 24) % 12] ?? 1;
      const shareOfMonth = ago === 0 ? Math.max(day / 30, 0.25) : 1;
      return [String(ago), season * (1 + growth * (1 - ago / storyMonths)) * shareOfMonth];
    }),
  );
  return pickDayOfMonth(world, Number(world.random.pickWeighted(weights)));
}

/** A working day of the current month, or today when it has had none yet. In days ago. */
export function pickDayThisMonth(world: World): number {
  const daysAgo = pickDayOfMonth(world, 0);
  return world.calendar.at(daysAgo).startsWith(world.calendar.today.slice(0, 7)) ? daysAgo : 0;
}

/** A day of the month so many months ago, not later than today, in days ago. */
function pickDayOfMonth({ random, calendar }: World, monthsAgo: number): number {
  const [year, month, day] = calendar.today.split('-').map(Number) as [number, number, number];
  const today = Date.UTC(year, month - 1, day);
  const first = Date.UTC(year, month - 1 - monthsAgo, 1);
  const last = Math.min(today, Date.UTC(year, month - monthsAgo, 0));
  return (today - last) / dayMs + random.integer(0, (last - first) / dayMs);
}
