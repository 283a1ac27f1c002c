// Under the title: which alarm, when it was sent and by what means.
import { useTranslation } from 'react-i18next';
import type { Verification } from '../../../shared/verification/verification';
import { useParts } from '../../kit/window-parts';
import { momentOf } from '../../kit/wall-clock';

interface BoardFactsProps {
  readonly verification: Verification;
}

/** "sent" only where it is known that the vendor took it or the operator said so. */
export function BoardFacts({ verification }: BoardFactsProps) {
  const { t, i18n } = useTranslation();
  const { clock } = useParts();
  const { ask, sentAtMs, delivery } = verification;
  const moment = momentOf(sentAtMs ?? delivery.rungs.pressedMs, clock.now(), i18n.language);
  const facts = [
    ask.eventId === null ? t('verify.noEvent') : t('verify.event', { id: ask.eventId }),
    t(sentAtMs === null ? 'verify.askedBy' : 'verify.sentBy', {
      time: moment,
      method: t(`verify.byMethod.${ask.method}`),
    }),
  ];
  return <p className="muted">{facts.join(' · ')}</p>;
}
