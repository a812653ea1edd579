import { useEffect, useRef } from 'react';

/** A drawer takes the focus for itself while it opens. In milliseconds. */
const opening = 250;

/** Brings one field of a form into view and puts the focus on what there is to type or press in it. */
export function useFieldFocus(name: string | undefined) {
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (name === undefined) return undefined;
    const timer = setTimeout(() => {
      field.current?.scrollIntoView({ block: 'center' });
      field.current?.querySelector<HTMLElement>('input:not([type=hidden]), textarea, button')?.focus();
    }, opening);
    return () => clearTimeout(timer);
  }, [name]);
  return field;
}
