import { type RefObject, useEffect, useState } from 'react';

interface VisibleRows {
  readonly from: number;
  readonly to: number;
}

const step = 10;

/** Which rows of equal height a person can see, with a margin, in steps so that scrolling renders seldom. */
export function rowsInView(scrollTop: number, height: number, rowHeight: number, count: number): VisibleRows {
  const first = Math.floor(scrollTop / rowHeight / step) * step;
  const seen = Math.ceil(height / rowHeight);
  return { from: Math.max(0, Math.min(first - step, count - 1)), to: Math.min(count, first + seen + 2 * step) };
}

export function useVisibleRows(scroller: RefObject<HTMLElement | null>, count: number, rowHeight: number): VisibleRows {
  const [view, setView] = useState({ scrollTop: 0, height: 800 });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => {
      const scrollTop = Math.floor(element.scrollTop / rowHeight / step) * step * rowHeight;
      setView((known) =>
        known.scrollTop === scrollTop && known.height === element.clientHeight
          ? known
          : { scrollTop, height: element.clientHeight },
      );
    };
    measure();
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [scroller, rowHeight]);
  return rowsInView(view.scrollTop, view.height, rowHeight, count);
}
