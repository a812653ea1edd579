import { useEffect, useRef } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { objectIcons } from '../records/object-icons.ts';
import type { ResultGroup } from './result-groups.ts';
import styles from './search.module.css';
import type { FoundRecord } from './search-queries.ts';

interface SearchResultsProps {
  /** Of the list box; each option has `<id>-<record id>`. */
  readonly id: string;
  readonly groups: readonly ResultGroup[];
  readonly chosen: FoundRecord | undefined;
  readonly onChoose: (record: FoundRecord) => void;
}

export function SearchResults({ id, groups, chosen, onChoose }: SearchResultsProps) {
  const { text } = useText();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div ref={list} id={id} role="listbox" aria-label={text('search.results')} className={styles.list}>
      {groups.map(({ object, records }) => (
        // biome-ignore lint/a11y/useSemanticElements: a field set is no part of a list box
        <div key={object} role="group" aria-labelledby={`${id}-${object}`}>
          <div id={`${id}-${object}`} role="presentation" className={styles.group}>
            {text(`object.${object}.many`)}
          </div>
          {records.map((record) => (
            <Option
              key={record.id}
              id={`${id}-${record.id}`}
              record={record}
              isChosen={record.id === chosen?.id}
              onChoose={onChoose}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly record: FoundRecord;
  readonly isChosen: boolean;
  readonly onChoose: (record: FoundRecord) => void;
}

function Option({ id, record, isChosen, onChoose }: OptionProps) {
  const Icon = objectIcons[record.object];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the focus stays in the field, whose keys choose and open
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    <div id={id} role="option" aria-selected={isChosen} className={styles.option} onClick={() => onChoose(record)}>
      <Icon size={16} strokeWidth={1.9} aria-hidden />
      <span className={styles.title}>{record.title}</span>
      <span className={styles.subtitle}>{record.subtitle}</span>
    </div>
  );
}
