// The one search box of the directory.
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useParts } from '../../kit/window-parts';
import { changeView, useView } from './view';

interface SearchBoxProps {
  /** Undefined while there is no list to move in. */
  readonly listId: string | undefined;
  readonly active: number;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const QUERY_MAX_LENGTH = 200;

/** Has the focus when the screen opens and after every Ctrl+K. */
export function SearchBox({ listId, active, onKeyDown }: SearchBoxProps) {
  const { t } = useTranslation();
  const parts = useParts();
  const box = useRef<HTMLInputElement>(null);
  const query = useView(({ query }) => query);
  const asked = useView(({ searchAsked }) => searchAsked);
  useEffect(() => {
    box.current?.focus();
    box.current?.select();
  }, [asked]);
  return (
    <input
      ref={box}
      type="search"
      className="field-input contacts-search"
      aria-label={t('contacts.search')}
      aria-controls={listId}
      aria-activedescendant={
        listId !== undefined && active >= 0 ? `${listId}-${active}` : undefined
      }
      aria-keyshortcuts="Control+K"
      placeholder={t('contacts.searchHint')}
      maxLength={QUERY_MAX_LENGTH}
      autoComplete="off"
      spellCheck={false}
      value={query}
      onChange={(event) => changeView(parts, { query: event.target.value, tab: 'people' })}
      onKeyDown={onKeyDown}
    />
  );
}
