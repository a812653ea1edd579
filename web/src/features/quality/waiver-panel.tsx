import { SegmentedControl, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { WaiverBox } from '#shared/model/quality/waivers.ts';
import { useText } from '../../i18n/use-text.ts';
import { PagedList } from '../../ui/paged-list.tsx';
import { Panel } from '../../ui/panel.tsx';
import { WaiverList } from './waiver-list.tsx';
import { waiversQuery } from './waiver-queries.ts';
import { useWaiverText } from './waiver-text.ts';

/** What I asked for, what I am asked, and what my people need not mend. */
export function WaiverPanel({ isHead }: { readonly isHead: boolean }) {
  const say = useWaiverText();
  const { language } = useText();
  const boxes: readonly WaiverBox[] = isHead ? ['toDecide', 'granted', 'mine'] : ['mine'];
  const [box, setBox] = useState<WaiverBox>(isHead ? 'toDecide' : 'mine');
  const waivers = useInfiniteQuery(waiversQuery(box, language));
  const choice = isHead && (
    <SegmentedControl
      size="xs"
      aria-label={say('title')}
      data={boxes.map((value) => ({ value, label: say(`box.${value}`) }))}
      value={box}
      onChange={(value) => setBox(value as WaiverBox)}
    />
  );
  return (
    <Panel title={say('title')} actions={choice}>
      <PagedList
        query={waivers}
        entriesOf={({ data }) => data}
        pending={60}
        empty={
          <Text size="sm" c="dimmed">
            {say('none')}
          </Text>
        }
      >
        {(found) => <WaiverList waivers={found} named />}
      </PagedList>
    </Panel>
  );
}
