import type { World } from './world.ts';

/** How lively each month is, January first: slow at the turn of the year and in August. */
const months = [0.7, 0.9, 1.2, 1, 0.9, 1.2, 0.8, 0.5, 1.1, 1.2, 1.2, 1.4] as const;

const storyMonths = 18;
/** Growth from the first to the last month. */
const growth = 0.6;

/** A day of the last 18 months on which a deal was won, in days ago; the current month counts as far as it has come. */
export function pickClosingDay({ random, calendar }: World): number {
  const [year, month, day] = calendar.today.split('-').map(Number) as [number, number, number];
  const weights = Object.fromEntries(
    Array.from({ length: storyMonths }, (_, ago) => {
      const season = months[(month - 1 - ago + 24) % 12] ?? 1;
      const shareOfMonth = ago === 0 ? Math.max(day / 30, 0.25) : 1;
      return [String(ago), season * (1 + growth * (1 - ago / storyMonths)) * shareOfMonth];
    }),
  );
  const ago = Number(random.pickWeighted(weights));
  const from = Date.UTC(year, month - 1 - ago, 1);
  const to = ago === 0 ? Date.UTC(year, month - 1, day) : Date.UTC(year, month - ago, 0);
  const chosen = random.integer(0, Math.round((to - from) / 86_400_000));
  return Math.round((Date.UTC(year, month - 1, day) - from) / 86_400_000) - chosen;
}
