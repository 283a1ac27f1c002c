// Is the call from our building? A person says so; the distance only suggests it.
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmergencyCall } from '../../../shared/calls/emergency-call';
import { useParts } from '../../kit/window-parts';
import { OnceButton } from '../../kit/once-button';
import { markOwnBuilding } from './call-asks';

interface OwnBuildingProps {
  readonly call: EmergencyCall;
}

/** The answer stays changeable. */
export function OwnBuilding({ call: { id, ownBuilding } }: OwnBuildingProps) {
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
