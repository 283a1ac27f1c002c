// The earlier questions; each opens its board, to be read only.
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Verification } from '../../../shared/verification/verification';
import { Tag } from '../../components/tag';
import { EARLIER_LENGTH, EarlierLine, EarlierList } from '../../kit/earlier-list';
import { usePages, type PageSource } from '../../kit/use-pages';
import { useAppState, useParts } from '../../kit/window-parts';
import { Board } from './board';
import { endingOf, type Ending } from './earlier';
import { siteOf } from './words';
import { momentOf } from '../../kit/wall-clock';

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
