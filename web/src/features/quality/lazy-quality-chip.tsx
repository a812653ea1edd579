import { lazy, Suspense } from 'react';
import type { CrmRecord } from '#shared/model/records.ts';
import type { RecordQuality } from './quality-queries.ts';

const QualityChip = lazy(() => import('./quality-chip.tsx').then((module) => ({ default: module.QualityChip })));

interface LazyQualityChipProps {
  readonly record: CrmRecord;
  readonly quality?: RecordQuality;
}

/** Of a person who was erased nothing can be mended. */
export function LazyQualityChip(props: LazyQualityChipProps) {
  return <Suspense>{props.record.erasedAt === undefined && <QualityChip {...props} />}</Suspense>;
}
