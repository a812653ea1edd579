import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';

/** In the order in which they are told. */
const kinds = [
  'create',
  'update',
  'skip',
  'refuse',
  'created',
  'updated',
  'refused',
  'reversed',
  'kept',
  'failed',
] as const;

/** Says how many of each kind there are, without those of which there is none: “Created: 12 · Refused: 1”. */
export function useCounts(): (counts: Readonly<Record<string, number>>) => string {
  const { text } = useText();
  const formats = useFormats();
  return (counts) =>
    kinds
      .filter((kind) => (counts[kind] ?? 0) > 0)
      .map((kind) =>
        text('imports.counted', { kind: text(`imports.count.${kind}`), count: formats.number(counts[kind] ?? 0) }),
      )
      .join(' · ');
}
