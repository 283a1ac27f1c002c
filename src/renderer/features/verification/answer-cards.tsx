// What people said, each with the ways on: somebody needs help, it is real, or they disagree.
import { useTranslation } from 'react-i18next';
import type { Contradiction, SiteContact } from '../../../shared/verification/verification';
import { useAppState, useParts } from '../../kit/window-parts';
import { BoardCard, type ShownQuestion } from './board-card';
import { listOf, namesById } from './words';
import type { CheckInStatus } from '../../../shared/core/check-in';
import { CalmButton } from '../../kit/calm-button';
import { isByKeyboard, press } from '../../kit/press';
import { useEffect, useState } from 'react';

/** Nothing is pressed by itself. */
export function HelpCard({ verification, readOnly }: ShownQuestion) {
  const { t } = useTranslation();
  const world = useAppState((app) => app.world);
  const { countdownSeconds, emergencyNumber: number } = useAppState((app) => app.settings.panic);
  const { help, ask } = verification;
  const names = listOf(t, namesById(t, verification, help));
  const buttons = <PressButtons statuses={['SECURITY_NEEDED', 'MEDICAL_EMERGENCY']} />;
  return (
    <BoardCard
      tone="alarm"
      sign="octagon"
      title={t('verify.help.title', { count: help.length, names })}
      buttons={!readOnly && buttons}
    >
      {!readOnly && (
        <>
          <p>
            {t('verify.help.answered')}{' '}
            <b>
              {t(world === 'practice' ? 'verify.help.practice' : 'verify.help.call', { number })}
            </b>{' '}
            {t(countdownSeconds === 0 ? 'verify.help.atOnce' : 'verify.help.counts')}
          </p>
          <Phones siteId={ask.siteId} contactIds={help} />
        </>
      )}
    </BoardCard>
  );
}

/** A disagreement and a call for help have cards of their own, with the same ways on. */
export function RealCard({ verification, readOnly }: ShownQuestion) {
  const { t } = useTranslation();
  const world = useAppState((app) => app.world);
  const number = useAppState((app) => app.settings.panic.emergencyNumber);
  const { contacts, contradiction, help, ask } = verification;
  const saying = contacts.flatMap(({ contactId, answer }) =>
    answer?.answer === 'confirmed' ? [contactId] : [],
  );
  if (saying.length === 0 || contradiction !== null || help.length > 0) return null;
  const names = listOf(t, namesById(t, verification, saying));
  const buttons = <PressButtons statuses={['THREAT', 'SECURITY_NEEDED', 'MEDICAL_EMERGENCY']} />;
  return (
    <BoardCard
      tone="alarm"
      sign="octagon"
      title={t('verify.real.title', { count: saying.length, names })}
      buttons={!readOnly && buttons}
    >
      {!readOnly && (
        <>
          <p>{t(world === 'practice' ? 'card.callPractice' : 'verify.real.body', { number })}</p>
          <Phones siteId={ask.siteId} contactIds={saying} />
        </>
      )}
    </BoardCard>
  );
}

interface ContradictionCardProps extends ShownQuestion {
  readonly contradiction: Contradiction;
}

/** Some say it is real, some say cancel: both sides by name, and no verdict. */
export function ContradictionCard(props: ContradictionCardProps) {
  const { verification, contradiction, readOnly } = props;
  const { t } = useTranslation();
  const { confirmed, cancelled } = contradiction;
  const people = [...new Set([...confirmed, ...cancelled])];
  const side = (word: 'real' | 'cancel', ids: readonly string[]) =>
    t(`verify.disagree.${word}`, {
      count: ids.length,
      names: listOf(t, namesById(t, verification, ids)),
    });
  const title =
    people.length === 1
      ? t('verify.disagree.one')
      : people.length === 2
        ? t('verify.disagree.two')
        : t('verify.disagree.many', { count: people.length });
  return (
    <BoardCard
      tone="trouble"
      sign="triangle"
      title={title}
      buttons={!readOnly && <PressButtons statuses={['SECURITY_NEEDED']} />}
    >
      <p>
        {side('real', confirmed)} {side('cancel', cancelled)}
      </p>
      <p className="muted">{t('verify.disagree.advice')}</p>
      {!readOnly && <Phones siteId={verification.ask.siteId} contactIds={people} />}
    </BoardCard>
  );
}

/** The first one is the likely one. */
function PressButtons({ statuses }: { readonly statuses: readonly CheckInStatus[] }) {
  const { t } = useTranslation();
  const parts = useParts();
  return statuses.map((status, index) => (
    <CalmButton
      key={status}
      kind={index === 0 ? 'primary' : 'plain'}
      onClick={(event) => void press(parts, status, isByKeyboard(event))}
    >
      {t('verify.press', { status: t(`status.${status}`) })}
    </CalmButton>
  ));
}

interface PhonesProps {
  readonly siteId: string;
  readonly contactIds: readonly string[];
}

/** Nothing while no number is known: a name without a number would only cost time. */
function Phones({ siteId, contactIds }: PhonesProps) {
  const { t } = useTranslation();
  const { api } = useParts();
  const [known, setKnown] = useState<readonly SiteContact[]>([]);
  useEffect(() => {
    let wanted = true;
    void api.call('siteContacts', { siteId }).then((result) => {
      if (wanted && result.ok) setKnown(result.value.contacts);
    });
    return () => {
      wanted = false;
    };
  }, [api, siteId]);
  const people = known.flatMap(({ contactId, name, phone }) =>
    phone === null || phone === '' || !contactIds.includes(contactId)
      ? []
      : [{ contactId, name, phone }],
  );
  if (people.length === 0) return null;
  return (
    <ul className="board-phones">
      {people.map(({ contactId, name, phone }) => (
        <li key={contactId}>{t('verify.phone', { name, phone })}</li>
      ))}
    </ul>
  );
}
