// The press somebody may want to stop or to know about: below the tiles, and in sight whatever is scrolled.
import './press-bar.css';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { useWindowState, useAppState, useParts } from '../../kit/window-parts';
import { DeliveryCard } from './delivery-card';
import { standing } from './visible';
import { Button } from '../../components/button';
import { Sign } from '../../components/icons';
import type { PressTrouble } from '../../kit/store';
import { failureRemedy, failureWhat } from '../../kit/failure-words';
import { dismissTrouble } from '../../kit/press';

/** Takes its room from below: no tile moves for it. */
export function PressBar() {
  const { t } = useTranslation();
  const { delivery, trouble } = useWindowState(useShallow(standing));
  if (delivery === undefined && trouble === undefined) return null;
  return (
    <section className="press-bar" aria-label={t('panic.newest')}>
      {delivery === undefined ? (
        trouble && <PressTroubleCard key={trouble.key} trouble={trouble} />
      ) : (
        <DeliveryCard key={delivery.id} delivery={delivery} />
      )}
    </section>
  );
}

/** What is wrong and the number to call. */
export function PressTroubleCard({ trouble }: { readonly trouble: PressTrouble }) {
  const { t } = useTranslation();
  const parts = useParts();
  const world = useAppState((app) => app.world);
  const number = useAppState((app) => app.settings.panic.emergencyNumber);
  const status = t(`status.${trouble.status}`);
  const { failure } = trouble;
  return (
    <article className="delivery failed">
      <header className="delivery-head">
        <div className="delivery-words" role="alert" aria-live="assertive">
          <h2>{t(failure === null ? 'panic.noReply' : 'panic.notTaken', { status })}</h2>
          <div className="delivery-trouble stopped">
            <p className="trouble-call">
              {t(world === 'practice' ? 'card.callPractice' : 'card.call', { number })}
            </p>
            <p className="trouble-what">
              <Sign name="triangle" size={18} />
              <span>
                {failure === null
                  ? t('panic.noReplyBody')
                  : `${failureWhat(t, failure)} ${failureRemedy(t, failure)}`}
              </span>
            </p>
          </div>
        </div>
        <div className="delivery-buttons">
          <Button onClick={() => dismissTrouble(parts, trouble.key)}>{t('panic.dismiss')}</Button>
        </div>
      </header>
    </article>
  );
}
