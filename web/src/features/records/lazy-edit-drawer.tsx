import { lazy, Suspense, useState } from 'react';
import type { EditDrawerProps } from './edit-drawer.tsx';

const EditDrawer = lazy(() => import('./edit-drawer.tsx').then((module) => ({ default: module.EditDrawer })));

/** The drawer's code, with all its inputs, is loaded when something is edited for the first time. */
export function LazyEditDrawer(props: EditDrawerProps) {
  const [wasUsed, setWasUsed] = useState(false);
  if (props.record && !wasUsed) setWasUsed(true);
  return <Suspense>{(wasUsed || props.record) && <EditDrawer {...props} />}</Suspense>;
}
