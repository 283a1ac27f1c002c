// Beside the list: what is on its way, and the person or the form on show.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button';
import { useAppState, useParts } from '../../kit/window-parts';
import { failureWhat } from '../../kit/failure-words';
import { OnceButton } from '../../kit/calm-button';
import { Changes } from './changes';
import { ContactForm } from './contact-form';
import { Detail } from './detail';
import { isTouched } from './form-state';
import { DECISION, decide } from './record-calls';
import { RefusedLine } from './refused-line';
import type { usePerson } from './use-person';
import { changeView, useView } from './view';

interface SideColumnProps {
  readonly shown: ReturnType<typeof usePerson>;
  readonly focusAsked: number;
  readonly onClose: () => void;
}

/** The same width as in the style sheet. */
const BELOW_THE_LIST = '(max-width: 860px)';

export function SideColumn({ shown, focusAsked, onClose }: SideColumnProps) {
  const form = useView(({ form }) => form);
  const formUp = useView(({ formUp }) => formUp);
  const side = useRef<HTMLDivElement>(null);
  const top = useRef<HTMLDivElement>(null);
  const onShow =
    form !== null && formUp
      ? `form ${form.id} ${form.phase === 'reading' ? '' : 'read'}`
      : (shown?.person?.key ?? null);
  useEffect(() => {
    if (onShow === null) return;
    side.current?.scrollTo({ top: 0 });
    // Below the list nobody would see that something else is shown now.
    if (window.matchMedia(BELOW_THE_LIST).matches) top.current?.scrollIntoView({ block: 'start' });
  }, [onShow]);
  return (
    <div ref={side} className="contacts-side">
      <Changes brief={onShow !== null} />
      <Decided />
      <div ref={top} className="contacts-shown">
        {form !== null && formUp ? (
          <ContactForm key={form.id} draft={form} />
        ) : (
          <>
            <WaitingForm />
            <ShownPerson shown={shown} focusAsked={focusAsked} onClose={onClose} />
          </>
        )}
      </div>
    </div>
  );
}

function ShownPerson({ shown, focusAsked, onClose }: SideColumnProps) {
  const { t } = useTranslation();
  const wanted = useView(({ person }) => person);
  const people = useAppState((app) => app.directory.counts.people);
  const tab = useView(({ tab }) => tab);
  if (wanted === null) {
    const choosing = people > 0 && tab !== 'services' && tab !== 'exchange';
    return !choosing ? null : <p className="contacts-empty">{t('contacts.detail.choose')}</p>;
  }
  if (shown === null) return <p className="contacts-empty">{t('contacts.detail.reading')}</p>;
  const { person, failure } = shown;
  return (
    <>
      {failure !== null && (
        <div className="contacts-empty" role="alert">
          <b>
            {t(failure.reason === 'not-found' ? 'contacts.detail.gone' : 'contacts.detail.failed')}
          </b>
          {failure.reason !== 'not-found' && <p>{failureWhat(t, failure)}</p>}
          {person === null && <Button onClick={onClose}>{t('contacts.detail.close')}</Button>}
        </div>
      )}
      {person !== null && <Detail person={person} focusAsked={focusAsked} onClose={onClose} />}
    </>
  );
}

/** A form that was left for another person. */
function WaitingForm() {
  const { t } = useTranslation();
  const parts = useParts();
  const form = useView(({ form }) => form);
  if (form === null || (form.phase !== 'sent' && !isTouched(form))) return null;
  return (
    <div className="contacts-note">
      <span>
        {form.record === null
          ? t('contacts.form.waitingAdd')
          : t('contacts.form.waiting', { name: form.name })}
      </span>
      <Button size="small" onClick={() => changeView(parts, { formUp: true })}>
        {t('contacts.form.goOn')}
      </Button>
    </div>
  );
}

/** The last decision about two records, with its undoing. */
function Decided() {
  const { t } = useTranslation();
  const parts = useParts();
  const decided = useView(({ decided }) => decided);
  return (
    <>
      <RefusedLine id={DECISION} />
      {decided !== null && (
        <div className="contacts-note" role="status">
          <span>
            {t(decided.verdict === 'linked' ? 'contacts.link.joined' : 'contacts.link.parted')}
          </span>
          <OnceButton size="small" run={() => decide(parts, { ...decided, verdict: 'undecided' })}>
            {t('contacts.change.undo')}
          </OnceButton>
          <Button size="small" kind="quiet" onClick={() => changeView(parts, { decided: null })}>
            {t('contacts.detail.close')}
          </Button>
        </div>
      )}
    </>
  );
}
