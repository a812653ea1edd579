/** The most that this process takes from now on. */
export function watchMemory() {
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, process.memoryUsage().rss);
  };
  const timer = setInterval(look, 50);
  return {
    /** Until now. In megabytes. */
    peak: () => Math.round(peak / 2 ** 20),
    /** @returns megabytes */
    stop: () => {
      clearInterval(timer);
      look();
      return Math.round(peak / 2 ** 20);
    },
  };
}
