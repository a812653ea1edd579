import { Kbd, UnstyledButton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import styles from './search.module.css';

const SearchPalette = lazy(() => import('./search-palette.tsx').then((module) => ({ default: module.SearchPalette })));

/** The way into the search from everywhere; its code is loaded with its first use. */
export function SearchBox() {
  const { text } = useText();
  const [isOpen, setOpen] = useState(false);
  const open = () => setOpen(true);
  // From within a field too, and by place on the keyboard: on a Russian one the key writes another letter.
  useHotkeys([['mod+K', open, { usePhysicalKeys: true }]], []);
  useHotkeys([['/', open]]);
  return (
    <>
      <UnstyledButton className={styles.box} onClick={open} aria-haspopup="dialog">
        <Search size={15} aria-hidden />
        <span className={styles.boxText}>{text('search.title')}</span>
        <Kbd size="xs" className={styles.key} aria-hidden>
          Ctrl K
        </Kbd>
      </UnstyledButton>
      {isOpen && (
        <Suspense>
          <SearchPalette onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
