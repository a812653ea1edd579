import { useHotkeys } from '@mantine/hooks';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useMe } from '../session/session-queries.ts';
import { creatableBy } from './creatable.ts';
import { QuickCreateContext, type QuickCreateRequest } from './quick-create-context.ts';

const QuickCreateDrawer = lazy(() =>
  import('./quick-create-drawer.tsx').then((module) => ({ default: module.QuickCreateDrawer })),
);

/** Lets every place below it open the drawer; the drawer's code is loaded with its first use. */
export function QuickCreateHost({ children }: { readonly children: ReactNode }) {
  const me = useMe();
  const [request, setRequest] = useState<QuickCreateRequest | null>(null);
  const [wasUsed, setWasUsed] = useState(false);
  const open = (next: QuickCreateRequest) => {
    setWasUsed(true);
    setRequest(next);
  };
  const [first] = creatableBy(me);
  // By place on the keyboard, so that it works in every layout: on a Russian one the key writes another letter.
  useHotkeys([['C', () => first && open({ object: first }), { usePhysicalKeys: true }]]);
  return (
    <QuickCreateContext value={open}>
      {children}
      {wasUsed && (
        <Suspense>
          <QuickCreateDrawer request={request} onRequest={setRequest} onClose={() => setRequest(null)} />
        </Suspense>
      )}
    </QuickCreateContext>
  );
}
