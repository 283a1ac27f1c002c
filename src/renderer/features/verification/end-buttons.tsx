// The ways on from a question that went nowhere.
import { useTranslation } from 'react-i18next';
import type { Verification } from '../../../shared/verification/verification';
import { useParts } from '../../kit/window-parts';
import { CalmButton, OnceButton } from '../../kit/calm-button';
import { askDelivery } from '../../kit/delivery-calls';
import { closeBoard } from './board-calls';
import { openComposer } from '../../kit/open-composer';
import type { AskPrefill } from '../../kit/asking';

/** Changing comes first where the same again would be refused again. */
export function EndButtons({ verification }: { readonly verification: Verification }) {
  const { t } = useTranslation();
  const parts = useParts();
  const { id, delivery } = verification;
  const hopeless = delivery.failure?.reason === 'invalid-contact';
  return (
    <>
      <OnceButton run={() => closeBoard(parts, id)}>{t('verify.send.close')}</OnceButton>
      <OnceButton
        kind={hopeless ? 'plain' : 'primary'}
        run={() => askDelivery(parts, 'tryAgain', id)}
      >
        {t('verify.send.tryAgain')}
      </OnceButton>
      <CalmButton
        kind={hopeless ? 'primary' : 'plain'}
        onClick={() => openComposer(parts, sameQuestion(verification))}
      >
        {t('verify.send.change')}
      </CalmButton>
    </>
  );
}

/** The same question again, to be changed first; without the contacts the vendor does not know. */
export function sameQuestion({ ask, delivery }: Verification): AskPrefill {
  const { failure } = delivery;
  const refused = failure?.reason === 'invalid-contact' ? (failure.contactIds ?? []) : [];
  const contacts = ask.contacts.filter(({ contactId }) => !refused.includes(contactId));
  return {
    siteId: ask.siteId,
    ...(ask.eventId === null ? {} : { eventId: ask.eventId }),
    ...(contacts.length === 0 ? {} : { contacts }),
    method: ask.method,
    ...(ask.aboutPress === null ? {} : { aboutPress: ask.aboutPress }),
    ...(ask.followsUp === null ? {} : { followsUp: ask.followsUp }),
  };
}
