// Everybody, or whoever the search found: the list and what is to be said of it.
import { useTranslation } from 'react-i18next';
import { VirtualList } from '../../components/virtual-list';
import { HitRow } from './hit-row';
import { ListEmpty } from './list-empty';
import { ListNews } from './list-news';
import type { Browsing } from './use-browsing';
import type { Results } from './use-results';

interface PeopleTabProps {
  readonly listId: string;
  readonly results: Results;
  readonly browsing: Browsing;
  /** Record keys of the person on show. */
  readonly shown: ReadonlySet<string>;
  readonly onOpen: (index: number) => void;
}

const ROW_PX = 56;
const BORDERS_PX = 2;

export function PeopleTab({ listId, results, browsing, shown, onOpen }: PeopleTabProps) {
  const { t } = useTranslation();
  const total = results.total ?? 0;
  return (
    <>
      <ListNews results={results} />
      {total === 0 ? (
        <ListEmpty results={results} />
      ) : (
        <div className="people-box" style={{ maxHeight: total * ROW_PX + BORDERS_PX }}>
          <VirtualList
            key={results.query}
            id={listId}
            label={t('contacts.list.label')}
            total={total}
            rowPx={ROW_PX}
            active={browsing.active}
            isSelected={(index) => shown.has(results.at(index)?.key ?? '')}
            renderRow={(index) => <HitRow hit={results.at(index)} query={results.query} />}
            onRange={results.want}
            onOpen={onOpen}
            onKeyDown={browsing.onKeyDown}
          />
        </div>
      )}
    </>
  );
}
