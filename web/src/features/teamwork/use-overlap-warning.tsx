import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Fields, RecordLink } from '#shared/model/records.ts';
import { api } from '../../api/api.ts';
import { OverlapPanel } from './overlap-panel.tsx';

export interface OverlapGuard {
  /** What a colleague has open already, and what can be done; to stand within the form. */
  readonly panel: ReactNode;
  readonly noteValues: (values: Fields) => void;
  /** Why the work is begun all the same; undefined: nobody has said so. */
  readonly reason: string | undefined;
  /** Of the new work, to what is open. */
  readonly links: readonly RecordLink[];
  /** Whether it may be saved: nothing overlaps, it is linked, or there is a reason. Asks for one if not. */
  readonly isAnswered: () => boolean;
}

/**
 * Says before new work with a client is saved that a colleague has open work with them or their group already.
 * @param attached what was said besides the form, and goes before it
 */
export function useOverlapWarning(
  { name, contested }: ObjectDefinition,
  initial: Fields,
  attached: Fields,
): OverlapGuard {
  const [asked, setAsked] = useState(() => toAsked(initial));
  const { line } = asked;
  const companyId = toAsked(attached).companyId || asked.companyId;
  const [reason, setReason] = useState('');
  const [links, setLinks] = useState<readonly RecordLink[]>([]);
  const [isMissing, setIsMissing] = useState(false);
  const found = useQuery({
    queryKey: ['overlaps', name, companyId, line],
    queryFn: async ({ signal }) => {
      const query = { object: name as 'deals' | 'leads', ...(line !== '' && { productCategory: line }) };
      return (await api.send('GET', '/companies/{id}/overlaps', { path: { id: companyId }, query, signal })).data.data;
    },
    enabled: contested === true && companyId !== '',
    placeholderData: keepPreviousData,
    // A warning that fails to come is no reason to keep somebody from their work.
    retry: false,
  });
  const overlaps = (companyId !== '' && found.data) || [];
  const given = overlaps.length > 0 && reason.trim() !== '' ? reason.trim() : undefined;
  const named = links.filter(({ id }) => overlaps.some((one) => one.id === id));
  return {
    panel: overlaps.length > 0 && (
      <OverlapPanel
        overlaps={overlaps}
        links={named}
        onLinks={setLinks}
        reason={reason}
        onReason={setReason}
        isMissing={isMissing && given === undefined && named.length === 0}
      />
    ),
    noteValues: (values) => {
      const next = toAsked(values);
      if (next.companyId !== asked.companyId || next.line !== asked.line) setAsked(next);
    },
    reason: given,
    links: named,
    isAnswered: () => {
      const isAnswered = overlaps.length === 0 || given !== undefined || named.length > 0;
      setIsMissing(!isAnswered);
      return isAnswered;
    },
  };
}

function toAsked({ companyId, productCategory }: Fields) {
  return {
    companyId: typeof companyId === 'string' ? companyId : '',
    line: typeof productCategory === 'string' ? productCategory.trim() : '',
  };
}
