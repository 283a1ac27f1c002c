// Events for questions this desk did not ask: kept, and shown for what they are.
import './strays.css';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { StrayEvent } from '../../../shared/verification/verification';
import { useAppState, useParts } from '../../kit/window-parts';
import { momentOf } from '../../kit/wall-clock';

/** Nothing while there are none. */
export function Strays() {
  const { t, i18n } = useTranslation();
  const { clock } = useParts();
  const titleId = useId();
  const events = useAppState((app) => app.strayEvents);
  if (events.length === 0) return null;
  return (
    <section className="history" aria-labelledby={titleId}>
      <h2 id={titleId}>{t('verify.strays.title')}</h2>
      <p className="muted">{t('verify.strays.note')}</p>
      <ul className="strays">
        {events.map((event) => (
          <li key={event.seq}>
            <span className="muted">
              {momentOf(event.receivedAtMs, clock.now(), i18n.language)}
            </span>
            <b>{event.type}</b>
            <span>{factsOf(t, event).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function factsOf(t: TFunction, event: StrayEvent): readonly string[] {
  const { verificationId, eventId, contactId, said } = event;
  return [
    said === null ? '' : t('verify.strays.said', { said }),
    contactId === null ? '' : t('verify.strays.contact', { id: contactId }),
    verificationId === null ? '' : t('verify.strays.question', { id: verificationId }),
    eventId === null ? '' : t('verify.event', { id: eventId }),
  ].filter((fact) => fact !== '');
}
