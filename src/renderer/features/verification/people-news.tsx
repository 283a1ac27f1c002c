// What is known of the list itself: how old it is, that it is being read, or why it could not be.
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button';
import { Sign } from '../../components/icons';
import { useNow } from '../../kit/window-parts';
import { failureWhat } from '../../kit/failure-words';
import { agoWords } from '../../kit/wall-clock';
import type { SiteContactsReader } from './use-site-contacts';

interface PeopleNewsProps {
  readonly siteId: string;
  readonly reader: SiteContactsReader;
  readonly typed: string;
  readonly found: number;
}

const AGE_EVERY_MS = 1000;

/** An error never takes away what is already there. */
export function PeopleNews({ siteId, reader, typed, found }: PeopleNewsProps) {
  const { t } = useTranslation();
  const now = useNow(AGE_EVERY_MS);
  const { list, failure, loading, refresh } = reader;
  if (siteId === '') return <p className="field-hint">{t('ask.people.noSite')}</p>;
  return (
    <div className="people-news">
      <div role="status">
        {list === null && loading && <p className="field-hint">{t('ask.people.loading')}</p>}
        {failure !== null && (
          <p className="people-failure">
            <Sign name="triangle" size={16} />
            <span>
              {t(list === null ? 'ask.people.failed' : 'ask.people.failedOld', {
                what: failureWhat(t, failure),
              })}{' '}
              {t('ask.people.byHand')}
            </span>
          </p>
        )}
        {list?.contacts.length === 0 && <p className="field-hint">{t('ask.people.none')}</p>}
        {list !== null && list.contacts.length > 0 && typed.trim() !== '' && (
          <p className={found === 0 ? 'field-hint' : 'only-for-readers'}>
            {found === 0
              ? t('ask.people.noMatch', { text: typed.trim() })
              : t('ask.people.found', { count: found })}
          </p>
        )}
      </div>
      <div className="people-age">
        {list !== null && (
          <span className="field-hint">
            {t('ask.people.age', { ago: agoWords(t, list.asOfMs, now) })}
          </span>
        )}
        {(list !== null || failure !== null) && (
          <Button size="small" kind="quiet" disabled={loading} onClick={refresh}>
            {t(loading ? 'ask.people.refreshing' : 'ask.people.refresh')}
          </Button>
        )}
      </div>
    </div>
  );
}
