// One emergency call and everything this desk was told of it.
import '../../kit/incoming-card.css';
import './call-card.css';
import { memo, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EmergencyCall, CALL_WINDOW_MS } from '../../../shared/calls/emergency-call';
import { Sign } from '../../components/icons';
import { Tag } from '../../components/tag';
import { useAppState, useParts, useWindowState, useNow } from '../../kit/window-parts';
import { failureWhat } from '../../kit/failure-words';
import { revealNumber, markOwnBuilding } from './call-asks';
import { CallButtons, type CallPanel } from './call-buttons';
import { CallMap } from './call-map';
import { CallNumber } from './call-number';
import { CallPlace } from './call-place';
import { callTitle } from './call-words';
import { RadioPanel, RawPanel, useBriefly } from './call-panels';
import { CountdownRing } from '../../components/countdown-ring';
import { secondsUntil } from '../../kit/wall-clock';
import { OnceButton } from '../../kit/calm-button';

interface CallCardProps {
  readonly call: EmergencyCall;
  /** Shows whoever the contacts have for these words. Missing: an earlier call, from which nothing is begun. */
  readonly onLookUp?: (query: string) => void;
}

const NUMBER_SHOWN_MS = 60_000;

/** The revealed number lives here alone: leaving the card forgets it. */
export const CallCard = memo(function CallCard({ call, onLookUp }: CallCardProps) {
  const { t, i18n } = useTranslation();
  const readOnly = onLookUp === undefined;
  const parts = useParts();
  const titleId = useId();
  const world = useAppState((app) => app.world);
  const refusal = useWindowState((state) => state.callFailures[call.id]);
  const number = useBriefly<string>(NUMBER_SHOWN_MS);
  const [panel, setPanel] = useState<CallPanel | null>(null);
  const reveal = async () => {
    const digits = await revealNumber(parts, call.id);
    if (digits !== null) number.show(digits);
  };
  const isNew = !readOnly && !call.isSeen;
  return (
    <article
      className={isNew ? 'call-card raised new' : 'call-card raised'}
      tabIndex={-1}
      aria-labelledby={titleId}
    >
      <header className="call-head">
        <span className="call-sign">
          <Sign name="phone" size={28} />
        </span>
        <div className="call-title">
          <h2 id={titleId}>{callTitle(t, call, parts.clock.now(), i18n.language)}</h2>
          {isNew && <span className="news-mark">{t('calls.new')}</span>}
          {world === 'practice' && <Tag tone="practice">{t('world.practice')}</Tag>}
          {call.shares > 1 && (
            <span className="muted">{t('calls.shares', { count: call.shares })}</span>
          )}
        </div>
        {!readOnly && <CallClock call={call} />}
      </header>
      {!call.isStored && (
        <p className="call-warning" role="alert">
          <Sign name="triangle" size={20} />
          {t('calls.notStored')}
        </p>
      )}
      <div className="call-columns">
        <div className="call-facts">
          <CallNumber call={call} revealed={number.value} onShow={reveal} onHide={number.hide} />
          <CallPlace call={call} readOnly={readOnly} />
          {!readOnly && <OwnBuilding call={call} />}
        </div>
        <CallMap call={call} />
      </div>
      {onLookUp !== undefined && (
        <CallButtons
          call={call}
          revealed={number.value}
          panel={panel}
          onPanel={setPanel}
          onLookUp={onLookUp}
        />
      )}
      {panel === 'radio' && <RadioPanel call={call} onClose={() => setPanel(null)} />}
      {panel === 'raw' && <RawPanel call={call} onClose={() => setPanel(null)} />}
      {refusal !== undefined && (
        <p className="call-warning" role="alert">
          {t('card.callRefused', { what: failureWhat(t, refusal) })}
        </p>
      )}
    </article>
  );
}, showsTheSame);

/** Every push of the state brings fresh copies: without this each of them would draw every card anew. */
function showsTheSame(before: CallCardProps, after: CallCardProps): boolean {
  return (
    before.onLookUp === after.onLookUp && JSON.stringify(before.call) === JSON.stringify(after.call)
  );
}

/** The ten minutes in which a newer place may come, as a ring. */
function CallClock({ call: { windowEndsAtMs } }: { readonly call: EmergencyCall }) {
  const { t } = useTranslation();
  const now = useNow(250);
  const left = secondsUntil(windowEndsAtMs, now);
  if (left === 0) return <p className="call-clock-over">{t('calls.clock.over')}</p>;
  const minutes = Math.floor(left / 60);
  const seconds = left % 60;
  return (
    <div className="call-clock">
      <p className="muted">{t('calls.clock.left')}</p>
      <CountdownRing
        key={windowEndsAtMs}
        totalMs={CALL_WINDOW_MS}
        leftMs={windowEndsAtMs - now}
        seconds={left}
        text={`${minutes}:${String(seconds).padStart(2, '0')}`}
        label={t('calls.clock.timer', { minutes, seconds })}
      />
    </div>
  );
}

/** The answer stays changeable. */
function OwnBuilding({ call: { id, ownBuilding } }: { readonly call: EmergencyCall }) {
  const { t } = useTranslation();
  const parts = useParts();
  const labelId = useId();
  return (
    <div className="own-building" role="group" aria-labelledby={labelId}>
      <p id={labelId}>
        <b>{t('calls.own.question')}</b> {t(`calls.own.${ownBuilding}`)}
      </p>
      <div className="call-buttons">
        {(['yes', 'no'] as const).map((answer) => (
          <OnceButton
            key={answer}
            aria-pressed={ownBuilding === answer}
            run={() => markOwnBuilding(parts, id, ownBuilding === answer ? 'unanswered' : answer)}
          >
            {t(answer === 'yes' ? 'calls.own.itIs' : 'calls.own.itIsNot')}
          </OnceButton>
        ))}
      </div>
    </div>
  );
}
