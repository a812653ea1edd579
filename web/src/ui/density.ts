import { useLocalStorage } from '@mantine/hooks';
import { useEffect } from 'react';

export const densities = ['comfortable', 'compact'] as const;
export type Density = (typeof densities)[number];

const rowHeights: Readonly<Record<Density, number>> = { comfortable: 44, compact: 34 };

export function useDensity() {
  const [density, setDensity] = useLocalStorage<Density>({
    key: 'steward.density',
    defaultValue: 'comfortable',
    getInitialValueInEffect: false,
  });
  useEffect(() => {
    document.documentElement.dataset.density = density;
  }, [density]);
  return { density, setDensity, rowHeight: rowHeights[density] };
}
