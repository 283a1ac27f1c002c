// One contact of a question; the name is the heading of the row.
import { useTranslation } from 'react-i18next';
import type {
  ContactAnswer,
  VerificationContact,
  VerificationMethod,
  VerificationStatus,
} from '../../../shared/verification/verification';
import { Tag } from '../../components/tag';
import { useParts } from '../../kit/window-parts';
import { answerWords, literallyOf, nameOf, standingOf } from './words';
import { momentOf } from '../../kit/wall-clock';

interface ContactRowProps {
  readonly contact: VerificationContact;
  readonly method: VerificationMethod;
  /** The time to answer is up. */
  readonly over: boolean;
}

const TONE_OF = {
  pending: 'plain',
  sent: 'plain',
  delivered: 'plain',
  failed: 'trouble',
  responded: 'good',
  expired: 'plain',
} as const satisfies Record<VerificationStatus, string>;

export function ContactRow({ contact, method, over }: ContactRowProps) {
  const { t } = useTranslation();
  const { status, statusSaid, asked } = contact;
  const standing = asked ? standingOf(t, contact) : t('verify.notAsked');
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <b>{nameOf(t, contact)}</b>
        {standing !== '' && <span className="muted">{standing}</span>}
      </th>
      <td role="cell" className="contact-by">
        {t(`verify.by.${method}`)}
      </td>
      <td role="cell" className={`contact-status ${status}`}>
        <Tag tone={TONE_OF[status]}>{t(`verify.status.${status}`)}</Tag>
        {statusSaid !== null && (
          <span className="muted">{t('verify.statusSaid', { said: statusSaid })}</span>
        )}
      </td>
      <td role="cell" className="contact-answer">
        <Answer contact={contact} over={over} />
      </td>
      <td role="cell" className="contact-at">
        <At contact={contact} />
      </td>
    </tr>
  );
}

function Answer({ contact, over }: Pick<ContactRowProps, 'contact' | 'over'>) {
  const { t } = useTranslation();
  const moment = useMoment();
  const { answer, answers, status, failureReason } = contact;
  if (answer === null && status === 'failed') {
    return failureReason || <span className="muted">{t('verify.answer.failed')}</span>;
  }
  if (answer === null) {
    const never = over || status === 'expired';
    return <span className="muted">{t(never ? 'verify.answer.never' : 'verify.answer.none')}</span>;
  }
  const literally = literallyOf(t, answer);
  return (
    <>
      <b>{answerWords(t, answer)}</b>
      {literally !== null && <span className="muted">{literally}</span>}
      {answers.slice(0, -1).map((one) => (
        <span className="muted" key={`${one.said} ${one.respondedAtMs} ${one.receivedAtMs}`}>
          {t('verify.answer.earlier', {
            answer: answerWords(t, one),
            time: moment(deskTimeOf(one, contact)),
          })}
        </span>
      ))}
    </>
  );
}

/** An answer that took longer than this to get here says when it got here. */
const LONG_ON_ITS_WAY_MS = 60_000;

function At({ contact }: Pick<ContactRowProps, 'contact'>) {
  const { t } = useTranslation();
  const moment = useMoment();
  const { answer, statusAtMs } = contact;
  if (answer === null) return statusAtMs === null ? null : moment(statusAtMs);
  const saidMs = deskTimeOf(answer, contact);
  const slow = answer.receivedAtMs - saidMs >= LONG_ON_ITS_WAY_MS;
  return (
    <>
      {moment(saidMs)}
      {answer.late && <b className="contact-late">{t('verify.late')}</b>}
      {slow && (
        <span className="muted">{t('verify.arrived', { time: moment(answer.receivedAtMs) })}</span>
      )}
    </>
  );
}

/** By this desk's clock: `statusAtMs` is the newest answer's, which tells how far the vendor's clock is off. */
function deskTimeOf(
  { respondedAtMs, receivedAtMs }: ContactAnswer,
  { answer, statusAtMs }: VerificationContact,
): number {
  if (respondedAtMs === null) return receivedAtMs;
  const newestMs = answer?.respondedAtMs ?? null;
  const skewMs = statusAtMs === null || newestMs === null ? 0 : newestMs - statusAtMs;
  return respondedAtMs - skewMs;
}

function useMoment(): (atMs: number) => string {
  const { i18n } = useTranslation();
  const { clock } = useParts();
  return (atMs) => momentOf(atMs, clock.now(), i18n.language);
}
