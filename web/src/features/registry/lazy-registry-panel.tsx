import { lazy, Suspense } from 'react';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { useMe } from '../session/session-queries.ts';

const RegistryPanel = lazy(() => import('./registry-panel.tsx').then((module) => ({ default: module.RegistryPanel })));

interface LazyRegistryPanelProps {
  readonly definition: ObjectDefinition;
  readonly company: CrmRecord;
}

/** Most workspaces ask no registry, and need no code for it. */
export function LazyRegistryPanel(props: LazyRegistryPanelProps) {
  const { tenant } = useMe();
  if (tenant.registries.length === 0) return null;
  return (
    <Suspense>
      <RegistryPanel key={props.company.id} {...props} />
    </Suspense>
  );
}
