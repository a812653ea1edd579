import { Modal, TextInput, VisuallyHidden } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { useMe } from '../session/session-queries.ts';
import { readRecent } from './recent.ts';
import { groupResults, movePlace } from './result-groups.ts';
import styles from './search.module.css';
import { type FoundRecord, searchQuery } from './search-queries.ts';
import { SearchResults } from './search-results.tsx';
import { useOpenRecord } from './use-open-record.ts';

/** Finds a record while its name is typed; the arrows choose, Enter opens. */
export function SearchPalette({ onClose }: { readonly onClose: () => void }) {
  const { text } = useText();
  const { user } = useMe();
  const openRecord = useOpenRecord();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const [isEntered, setEntered] = useState(false);
  const [q] = useDebouncedValue(typed.trim(), 120);
  const found = useQuery(searchQuery(q));

  const isEmpty = typed.trim() === '';
  const records = isEmpty ? readRecent(sessionStorage, user.id) : (found.data?.data ?? []);
  const groups = groupResults(records);
  const shown = groups.flatMap((group) => group.records);
  const chosen = shown[Math.min(place, shown.length - 1)];
  const isSettled = isEmpty || (found.isSuccess && !found.isPlaceholderData && q === typed.trim());

  function open(record: FoundRecord): void {
    onClose();
    openRecord(record);
  }

  function handleKey(event: KeyboardEvent): void {
    const next = movePlace(event.key, Math.min(place, shown.length - 1), shown.length);
    if (next !== undefined) {
      event.preventDefault();
      setPlace(next);
    }
    if (event.key === 'Enter') setEntered(true);
  }

  // A quick Enter waits for the answer to what stands there: the one before must not be opened.
  useEffect(() => {
    if (!isEntered || !isSettled) return;
    setEntered(false);
    if (chosen) open(chosen);
  });

  const status = messageOf();

  function messageOf(): string {
    if (isEmpty) return text(shown.length > 0 ? 'search.recent' : 'search.hint');
    if (!isSettled) return '';
    if (shown.length === 0) return text('search.nothing');
    return found.data?.more ? text('search.more') : '';
  }

  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      centered={false}
      yOffset={72}
      size={600}
      padding={0}
      aria-label={text('search.title')}
    >
      <TextInput
        data-autofocus
        variant="unstyled"
        size="md"
        className={styles.input}
        leftSection={<Search size={17} aria-hidden />}
        aria-label={text('search.hint')}
        placeholder={text('search.hint')}
        role="combobox"
        aria-expanded={shown.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(chosen && { 'aria-activedescendant': `${listId}-${chosen.id}` })}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setPlace(0);
          setEntered(false);
        }}
        onKeyDown={handleKey}
      />
      {found.error && !isEmpty && <ErrorState error={found.error} />}
      <SearchResults id={listId} groups={groups} chosen={chosen} onChoose={open} />
      <p className={styles.status} aria-hidden>
        {status}
      </p>
      <VisuallyHidden role="status">{isSettled && !isEmpty ? `${shown.length}. ${status}` : status}</VisuallyHidden>
    </Modal>
  );
}
