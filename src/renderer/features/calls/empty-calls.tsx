// What Calls is for and what is still missing, while no call has come.
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button';
import { Sign } from '../../components/icons';
import { goTo } from '../../kit/navigation';
import { useAppState, useParts, useUnreadableKey } from '../../kit/window-parts';

/** Tocsin cannot know whether RapidSOS has approved: that line never gets a tick. */
export function EmptyCalls() {
  const { t } = useTranslation();
  const { navigation } = useParts();
  const practice = useAppState((app) => app.world === 'practice');
  const { canProveRapidsos, rapidsosUrl, reachable } = useAppState((app) => app.webhook);
  const unreadable = useUnreadableKey('rapidsos.sharedSecret');
  const siteKnown = useAppState(({ site }) => site.latitude !== null && site.longitude !== null);
  const steps = [
    { key: 'approval', done: null, unknown: false },
    { key: 'secret', done: canProveRapidsos, unknown: unreadable },
    { key: 'address', done: rapidsosUrl !== null && reachable, unknown: false },
    { key: 'site', done: siteKnown, unknown: false },
  ] as const;
  return (
    <section className="calls-empty raised" aria-label={t('calls.empty.title')}>
      <span className="calls-empty-sign">
        <Sign name="phone" size={32} />
      </span>
      <div>
        <h2>{t('calls.empty.title')}</h2>
        <p>{t('calls.empty.body')}</p>
        {practice ? (
          <p className="muted">{t('calls.empty.practice')}</p>
        ) : (
          <>
            <p>{t('calls.empty.how')}</p>
            <ul className="calls-steps">
              {steps.map(({ key, done, unknown }) => (
                <li key={key} className={done === true ? 'done' : 'open'}>
                  <Sign name={done === true ? 'tick' : 'unset'} size={20} />
                  <span>
                    {t(`calls.empty.step.${key}`)}
                    {done !== null && (
                      <span className="muted">
                        {' '}
                        {unknown
                          ? t('settings.secret.unreadableHint')
                          : t(done ? 'calls.empty.done' : 'calls.empty.missing')}
                      </span>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
        <Button onClick={() => goTo(navigation, 'settings')}>{t('calls.empty.settings')}</Button>
      </div>
    </section>
  );
}
