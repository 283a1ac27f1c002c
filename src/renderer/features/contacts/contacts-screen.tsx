// Find anyone: one search over both directories, the person beside the list, and what needs a look.
import '../../kit/contacts-warning.css';
import './contacts-screen.css';
import { useCallback, useId, useState, type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { recordKey } from '../../../shared/contacts/contact';
import { Button } from '../../components/button';
import { TabBar } from '../../components/tab-bar';
import { useAppState, useParts } from '../../kit/window-parts';
import { ExchangeTab } from './exchange-tab';
import { openAdd } from './form-calls';
import { PeopleTab } from './people-tab';
import { ConflictsTab, SuggestionsTab } from './review-tabs';
import { ServicesTab } from './services-tab';
import { SideColumn } from './side-column';
import { countWords } from './sync-words';
import { useBrowsing } from './use-browsing';
import { usePerson } from './use-person';
import { useResults } from './use-results';
import {
  askForSearch,
  changeView,
  CONTACTS_TABS,
  showPerson,
  useView,
  type ContactsTab,
} from './view';

/** Practice and live have people of their own: nothing of one is left when the other begins. */
export function ContactsScreen() {
  const world = useAppState((app) => app.world);
  return <Directory key={world} />;
}

function Directory() {
  const { t, i18n } = useTranslation();
  const parts = useParts();
  const id = useId();
  const listId = `${id}list`;
  const panelId = `${id}panel`;
  const { query, tab, person: wanted } = useView((view) => view);
  const { counts, sync } = useAppState((app) => app.directory);
  const [focusAsked, setFocusAsked] = useState(0);
  const results = useResults(query);
  const shown = usePerson(wanted);
  const { at } = results;
  const show = (index: number) => {
    const key = at(index)?.key;
    if (key !== undefined) showPerson(parts, key);
  };
  const openByKey = useCallback(
    (index: number) => {
      const key = at(index)?.key;
      if (key === undefined) return;
      showPerson(parts, key);
      setFocusAsked((count) => count + 1);
    },
    [parts, at],
  );
  const browsing = useBrowsing(results, openByKey);
  const close = () => {
    changeView(parts, { person: null });
    askForSearch(parts);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && goOneBack()) event.preventDefault();
    else browsing.onKeyDown(event);
  };
  /** First the words in the box, then the person, and only then the screen. */
  const goOneBack = (): boolean => {
    if (query !== '') changeView(parts, { query: '' });
    else if (wanted !== null) close();
    else return false;
    return true;
  };
  const keys = new Set([wanted ?? '', ...(shown?.person?.records.map(recordKey) ?? [])]);
  const countOf: Partial<Record<ContactsTab, number>> = {
    people: counts.people,
    conflicts: counts.conflicts,
    suggestions: counts.suggestions,
  };
  const first = sync[0];
  return (
    <div className="directory" data-open={wanted !== null || undefined}>
      <h1 className="only-for-readers">{t('nav.contacts')}</h1>
      <div className="contacts-top">
        <SearchBox
          listId={tab === 'people' && (results.total ?? 0) > 0 ? listId : undefined}
          active={browsing.active}
          onKeyDown={onKeyDown}
        />
        {first !== undefined && (
          <Button onClick={() => openAdd(parts, first.source)}>{t('contacts.form.add')}</Button>
        )}
      </div>
      <TabBar
        label={t('contacts.tabs.label')}
        value={tab}
        panelId={panelId}
        tabs={CONTACTS_TABS.map((one) => ({
          id: one,
          label: t(`contacts.tabs.${one}`),
          ...(countOf[one] === undefined ? {} : { count: countWords(countOf[one], i18n.language) }),
        }))}
        onChange={(chosen) => changeView(parts, { tab: chosen })}
      />
      <div className="contacts-columns" data-tab={tab}>
        <div
          id={panelId}
          className="contacts-panel"
          role="tabpanel"
          aria-labelledby={`${panelId}-${tab}`}
        >
          {tab === 'people' && (
            <PeopleTab
              listId={listId}
              results={results}
              browsing={{ ...browsing, onKeyDown }}
              shown={keys}
              onOpen={show}
            />
          )}
          {tab === 'conflicts' && <ConflictsTab />}
          {tab === 'suggestions' && <SuggestionsTab />}
          {tab === 'services' && <ServicesTab />}
          {tab === 'exchange' && <ExchangeTab />}
        </div>
        <SideColumn shown={shown} focusAsked={focusAsked} onClose={close} />
      </div>
    </div>
  );
}

interface SearchBoxProps {
  /** Undefined while there is no list to move in. */
  readonly listId: string | undefined;
  readonly active: number;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const QUERY_MAX_LENGTH = 200;

/** Has the focus when the screen opens and after every Ctrl+K. */
function SearchBox({ listId, active, onKeyDown }: SearchBoxProps) {
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
