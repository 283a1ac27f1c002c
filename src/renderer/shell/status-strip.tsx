// One look tells which world this is, which desk, and whether a press would work right now.
import './status-strip.css';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button';
import { Sign, type SignName } from '../components/icons';
import { Tag } from '../components/tag';
import { withRoom } from '../../shared/settings/goes-along';
import type { AppState } from '../../shared/state';
import { provenWhen } from '../../shared/text/proven-when';
import { troubleWordsOf } from '../../shared/text/trouble-words';
import { useAppState, useNow } from '../kit/window-parts';
import { useOddPlace } from '../features/panic/words';

const SIGN_OF = {
  ready: 'tick',
  unproven: 'unproven',
  practice: 'practice',
  trouble: 'triangle',
  'not-set-up': 'unset',
} as const satisfies Record<AppState['readiness']['verdict'], SignName>;

interface StatusStripProps {
  readonly troublesOpen: boolean;
  readonly onTroubles: (open: boolean) => void;
}

/** Its height never changes, so that nothing below it moves when trouble comes or goes. */
export function StatusStrip({ troublesOpen, onTroubles }: StatusStripProps) {
  const { t } = useTranslation();
  const app = useAppState((state) => state);
  const oddPlace = useOddPlace();
  const { world, readiness, settings } = app;
  const { troubles, verdict } = readiness;
  const remedy = remedyOf(t, app);
  return (
    <header className={`strip ${world}`} aria-label={t('strip.label')}>
      <Tag tone={world}>{t(`world.${world}`)}</Tag>
      <p className="strip-desk">
        <b>{settings.desk.name}</b>{' '}
        {oddPlace === null ? (
          <span className="muted">{withRoom(settings.desk.location, settings.desk.room)}</span>
        ) : (
          <span className="strip-odd">{t('strip.oddPlace', { place: oddPlace })}</span>
        )}
      </p>
      {app.practiceUntilMs !== null && <ReturnCountdown untilMs={app.practiceUntilMs} />}
      <div className={`strip-verdict ${verdict}`}>
        <Sign name={SIGN_OF[verdict]} size={20} />
        <div className="strip-words" role="status" aria-live="polite">
          <p className="strip-sentence">{sentenceOf(t, app)}</p>
          {remedy !== '' && <p className="strip-remedy">{remedy}</p>}
        </div>
      </div>
      {troubles.length > 0 && (
        <div className="troubles" data-troubles>
          <Button
            size="small"
            aria-expanded={troublesOpen}
            onClick={() => onTroubles(!troublesOpen)}
          >
            {troublesOpen ? t('strip.hide') : t('strip.showAll', { count: troubles.length })}
          </Button>
        </div>
      )}
    </header>
  );
}

function sentenceOf(t: TFunction, { readiness, world, language }: AppState): string {
  const { verdict, troubles, provenAtMs } = readiness;
  const [first] = troubles;
  return t(`readiness.${verdict}`, {
    what: first === undefined ? '' : t(`trouble.${troubleWordsOf(first.id, world)}.what`),
    when: provenAtMs === null ? '' : provenWhen(provenAtMs, language),
  });
}

/** The remedy of the first trouble; in live, what to do until then. */
function remedyOf(t: TFunction, { readiness, settings, world }: AppState): string {
  const [first] = readiness.troubles;
  if (first === undefined) return readiness.verdict === 'unproven' ? t('readiness.prove') : '';
  const words = troubleWordsOf(first.id, world);
  const remedy = t(`trouble.${words}.remedy`);
  if (!first.blocks) return `${t(`trouble.${words}.what`)}. ${remedy}`;
  if (world === 'practice') return remedy;
  const number = settings.panic.emergencyNumber;
  return `${remedy} ${t('readiness.callInstead', { number })}`;
}

/** `29:05`; re-rendered once a second. */
function ReturnCountdown({ untilMs }: { readonly untilMs: number }) {
  const { t } = useTranslation();
  const seconds = Math.max(0, Math.ceil((untilMs - useNow(1000)) / 1000));
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  // Not a live region: a count of seconds would be read aloud all the time.
  return <p className="strip-return">{t('strip.liveAgain', { time })}</p>;
}
