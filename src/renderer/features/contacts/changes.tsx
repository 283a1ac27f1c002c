// The changes on their way to the services, and what became of the last ones.
import './detail.css';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactChangeState } from '../../../shared/contacts/contact-change';
import { Button } from '../../components/button';
import { useAppState, useNow, useParts, useWindowState } from '../../kit/window-parts';
import { askDelivery, cancelDelivery } from '../../kit/delivery-calls';
import { OnceButton } from '../../kit/calm-button';
import { phaseOfChange, stateOfChange, titleOfChange, type ChangePhase } from './change-words';
import { RefusedLine } from './refused-line';

const SHOWN_AT_FIRST = 3;
/** Whoever is on show needs the room. */
const SHOWN_IN_BRIEF = 1;

/** Nothing while nothing is on its way and nothing ended lately. */
export function Changes({ brief }: { readonly brief: boolean }) {
  const { t } = useTranslation();
  const titleId = useId();
  const changes = useAppState((app) => app.directory.changes);
  const count = useAppState((app) => app.directory.changesInAll);
  const [all, setAll] = useState(false);
  if (changes.length === 0) return null;
  const sorted = [...changes.filter(needsEyes), ...changes.filter((one) => !needsEyes(one))];
  const few = brief ? SHOWN_IN_BRIEF : SHOWN_AT_FIRST;
  const shown = all ? sorted : sorted.slice(0, few);
  return (
    <section className="changes" aria-labelledby={titleId}>
      <h3 id={titleId}>{t('contacts.change.title')}</h3>
      <ul>
        {shown.map((change) => (
          <ChangeRow key={change.id} change={change} />
        ))}
      </ul>
      {changes.length > few && (
        <Button size="small" kind="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('contacts.change.fewer') : t('contacts.change.all', { count })}
        </Button>
      )}
    </section>
  );
}

/** Those that can be undone, wait or were refused stand first. */
function needsEyes(change: ContactChangeState): boolean {
  const phase = phaseOfChange(change);
  return phase !== 'moving' && phase !== 'done' && phase !== 'undone';
}

const TONE_OF: Readonly<Record<ChangePhase, string>> = {
  undoable: 'plain',
  moving: 'plain',
  waiting: 'trouble',
  asking: 'trouble',
  done: 'good',
  stopped: 'trouble',
  undone: 'plain',
};

const TICK_MS = 250;

function ChangeRow({ change }: { readonly change: ContactChangeState }) {
  const { t } = useTranslation();
  const phase = phaseOfChange(change);
  const title = titleOfChange(t, change);
  return (
    <li className={`change ${TONE_OF[phase]}`}>
      <span className="change-words">
        <b>{title}</b>
        <ChangeState change={change} />
      </span>
      <ChangeButtons change={change} />
      <RefusedLine id={change.id} />
    </li>
  );
}

/** The seconds run in a line of their own; a screen reader hears the change of state only. */
export function ChangeState({ change }: { readonly change: ContactChangeState }) {
  const { t } = useTranslation();
  const now = useNow(TICK_MS);
  const cancelAnswer = useWindowState(({ cancelAnswers }) => cancelAnswers[change.id]);
  const { state } = change.delivery;
  const words = stateOfChange(t, change, now, cancelAnswer);
  return (
    <>
      <span aria-hidden="true" className="muted">
        {words}
      </span>
      <span className="only-for-readers" role="status">
        {state === 'counting-down' || state === 'waiting' || state === 'unsure'
          ? t(`delivery.${state}`)
          : words}
      </span>
    </>
  );
}

/** Undo while it may still be stopped; try again where nothing moves it by itself, or sooner than planned. */
export function ChangeButtons({ change }: { readonly change: ContactChangeState }) {
  const { t } = useTranslation();
  const parts = useParts();
  const phase = phaseOfChange(change);
  const about = titleOfChange(t, change);
  const { id } = change;
  return (
    <span className="record-buttons">
      {(phase === 'undoable' || phase === 'waiting' || phase === 'asking') && (
        <Button
          size="small"
          aria-description={about}
          onClick={() => void cancelDelivery(parts, id)}
        >
          {t(phase === 'undoable' ? 'contacts.change.undo' : 'contacts.change.drop')}
        </Button>
      )}
      {(phase === 'waiting' || phase === 'asking' || phase === 'stopped') && (
        <OnceButton
          size="small"
          aria-description={about}
          run={() => askDelivery(parts, phase === 'stopped' ? 'tryAgain' : 'sendNow', id)}
        >
          {t(phase === 'asking' ? 'contacts.change.sendAgain' : 'step.tryAgain')}
        </OnceButton>
      )}
    </span>
  );
}
