// The earlier questions; each opens its board, to be read only.
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Verification } from '../../../shared/verification/verification';
import { Tag } from '../../components/tag';
import { EARLIER_LENGTH, EarlierLine, EarlierList } from '../../kit/earlier-list';
import { usePages, type PageSource } from '../../kit/use-pages';
import { useAppState, useParts } from '../../kit/window-parts';
import { Board } from './board';
import { siteOf } from './words';
import { momentOf } from '../../kit/wall-clock';
import { phaseOf } from './phase';

const SOURCE: PageSource<Verification> = {
  length: EARLIER_LENGTH,
  read: (api, last) =>
    api.call('verificationHistory', {
      beforeMs: last?.delivery.rungs.pressedMs,
      limit: EARLIER_LENGTH,
    }),
  keyOf: ({ id }) => id,
};

interface HistoryProps {
  /** Ids of the boards that are up: those are not earlier yet. */
  readonly up: readonly string[];
}

export function History({ up }: HistoryProps) {
  const { t, i18n } = useTranslation();
  const { clock } = useParts();
  const earlier = usePages(SOURCE);
  const { refresh } = earlier;
  // One that was put away is an earlier one now.
  const boards = useAppState(({ verifications }) =>
    verifications.map(({ id, delivery }) => `${id} ${delivery.closed}`).join(),
  );
  useEffect(refresh, [refresh, boards]);
  // What main tells by itself is newer than what was read.
  const live = useAppState((app) => app.verifications);
  const items = earlier.items
    .filter(({ id }) => !up.includes(id))
    .map((item) => live.find(({ id }) => id === item.id) ?? item);
  return (
    <EarlierList
      title={t('verify.history.title')}
      empty={t('verify.history.empty')}
      pages={earlier}
    >
      {items.map((item) => {
        const ending = endingOf(item);
        return (
          <EarlierLine
            key={item.id}
            moment={momentOf(item.delivery.rungs.pressedMs, clock.now(), i18n.language)}
            title={t('verify.title', { site: siteOf(item) })}
            detail={<Tag tone={TONE_OF[ending]}>{t(`verify.history.${ending}`)}</Tag>}
          >
            <Board verification={item} />
          </EarlierLine>
        );
      })}
    </EarlierList>
  );
}

const TONE_OF = {
  helpAsked: 'trouble',
  disagree: 'trouble',
  notSent: 'trouble',
  unsure: 'trouble',
  real: 'good',
  cancel: 'good',
  unclear: 'plain',
  none: 'plain',
  open: 'plain',
} as const satisfies Record<Ending, string>;

export type Ending =
  'helpAsked' | 'disagree' | 'real' | 'cancel' | 'unclear' | 'none' | 'open' | 'notSent' | 'unsure';

/** What became of a question, in one word; two sides stay two sides. */
function endingOf(verification: Verification): Ending {
  const { contacts, contradiction, help, expired } = verification;
  const answers = contacts.flatMap((contact) => contact.answers);
  if (help.length > 0) return 'helpAsked';
  if (contradiction !== null) return 'disagree';
  if (answers.some(({ answer }) => answer === 'confirmed')) return 'real';
  if (answers.some(({ answer }) => answer === 'cancelled')) return 'cancel';
  if (answers.length > 0) return 'unclear';
  switch (phaseOf(verification)) {
    case 'out':
      return expired ? 'none' : 'open';
    case 'sending':
    case 'waiting':
      return 'open';
    case 'unsure':
      return 'unsure';
    case 'dropped':
      return verification.delivery.mayHaveReached ? 'unsure' : 'notSent';
    case 'refused':
    case 'not-sent':
    case 'expired':
      return 'notSent';
  }
}
