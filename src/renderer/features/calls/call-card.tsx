// One emergency call and everything this desk was told of it.
import '../../kit/incoming-card.css';
import './call-card.css';
import { memo, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmergencyCall } from '../../../shared/calls/emergency-call';
import { Sign } from '../../components/icons';
import { Tag } from '../../components/tag';
import { useAppState, useParts, useWindowState } from '../../kit/window-parts';
import { failureWhat } from '../../kit/failure-words';
import { revealNumber } from './call-asks';
import { CallButtons, type CallPanel } from './call-buttons';
import { CallClock } from './call-clock';
import { CallMap } from './call-map';
import { CallNumber } from './call-number';
import { CallPlace } from './call-place';
import { callTitle } from './call-words';
import { OwnBuilding } from './own-building';
import { RadioPanel } from './radio-panel';
import { RawPanel } from './raw-panel';
import { useBriefly } from './use-briefly';

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
      className={isNew ? 'call-card new' : 'call-card'}
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
