// Practice or live: which world this desk is in, and the one careful way across.
import { useTranslation } from 'react-i18next';
import { useState } from 'react';
import type { Failure } from '../../../shared/core/failure';
import type { TroubleId } from '../../../shared/core/readiness';
import { Button } from '../../components/button';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { useAppState, useParts } from '../../kit/window-parts';
import { failureWhat } from '../../kit/failure-words';
import { Section } from './section';
import { useLocked } from '../../kit/use-setting';
import { Sign } from '../../components/icons';
import { withRoom } from '../../../shared/settings/goes-along';
import { PracticeScenario } from '../../../shared/core/practice';
import { SelectField } from '../../components/select-field';

/** Main names what is missing first; only then is the question asked, once. */
export function WorldSection() {
  const { t } = useTranslation();
  const { api } = useParts();
  const world = useAppState((app) => app.world);
  const locked = useLocked('mode');
  const { troubles } = useAppState((app) => app.readiness);
  const isLost = troubles.some(({ id }) => id === 'settings-lost');
  const [missing, setMissing] = useState<readonly TroubleId[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [asking, setAsking] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const practice = useAppState((app) => app.settings.practice);
  const returns = useAppState((app) => app.practiceUntilMs !== null);
  const mayStay = returns || troubles.some(({ id }) => id === 'was-live');

  const goLive = async (confirmed: boolean) => {
    const result = await api.call('goLive', { confirmed });
    setFailure(result.ok ? null : result.failure);
    if (!result.ok) return;
    setMissing(result.value.missing);
    setAsking(!confirmed && !result.value.live && result.value.missing.length === 0);
  };
  const call = async (name: 'goPractice' | 'stayInPractice') => {
    const result = await api.call(name, undefined);
    setFailure(result.ok ? null : result.failure);
  };

  return (
    <Section title={t('settings.section.world')}>
      <div className={`world-box ${world}`}>
        <h3>
          {t(world === 'practice' ? 'settings.world.practiceTitle' : 'settings.world.liveTitle')}
        </h3>
        <p>{t(world === 'practice' ? 'settings.world.practiceBody' : 'settings.world.liveBody')}</p>
      </div>
      {world === 'practice' && <ScenarioSelect />}
      {world === 'practice' && <MissingList missing={missing} />}
      {failure !== null && (
        <p className="field-error" role="alert">
          {t('settings.world.failed', {
            what: failure.field === 'unsent' ? t('settings.world.unsent') : failureWhat(t, failure),
          })}
        </p>
      )}
      <div className="settings-row">
        {world === 'practice' ? (
          <>
            <Button kind="primary" disabled={locked} onClick={() => void goLive(false)}>
              {t('settings.world.goLive')}
            </Button>
            {mayStay && (
              <Button onClick={() => void call('stayInPractice')}>
                {t('settings.world.stayPractice')}
              </Button>
            )}
          </>
        ) : (
          <>
            {isLost && (
              <Button kind="primary" onClick={() => void goLive(true)}>
                {t('settings.world.keepLive')}
              </Button>
            )}
            <Button disabled={locked || !practice.allowed} onClick={() => setLeaving(true)}>
              {t('settings.world.goPractice')}
            </Button>
          </>
        )}
        {(locked || (world === 'live' && !practice.allowed)) && (
          <span className="field-note">{t('settings.locked')}</span>
        )}
      </div>
      <ConfirmDialog
        open={leaving}
        title={t('settings.world.practiceTitleAsk')}
        confirm={t('settings.world.practiceConfirm')}
        stay={t('settings.world.stayLive')}
        onConfirm={() => void call('goPractice')}
        onClose={() => setLeaving(false)}
      >
        <p>{t('settings.world.practiceAsk', { minutes: practice.returnAfterMinutes })}</p>
      </ConfirmDialog>
      <GoLiveDialog
        open={asking}
        onConfirm={() => void goLive(true)}
        onClose={() => setAsking(false)}
      />
    </Section>
  );
}

/** Nothing while nothing is missing. */
function MissingList({ missing }: { readonly missing: readonly TroubleId[] }) {
  const { t } = useTranslation();
  if (missing.length === 0) return null;
  return (
    <div className="missing" role="alert">
      <h3>{t('settings.world.missing')}</h3>
      <ul>
        {missing.map((id) => (
          <li key={id}>
            <Sign name="triangle" size={18} />
            <span>
              <b>{t(`trouble.${id}.what`)}</b>
              <span className="muted">{t(`trouble.${id}.remedy`)}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface GoLiveDialogProps {
  readonly open: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Shows the channel, the location and the number a press would carry. */
function GoLiveDialog({ open, onConfirm, onClose }: GoLiveDialogProps) {
  const { t } = useTranslation();
  const { desk, share911 } = useAppState((app) => app.settings);
  return (
    <ConfirmDialog
      open={open}
      title={t('settings.world.dialogTitle')}
      confirm={t('settings.world.confirm')}
      stay={t('settings.world.stay')}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p>{t('settings.world.dialogBody')}</p>
      <div className="dialog-facts">
        <p>{t('settings.world.dialogChannel', { channel: share911.channelId })}</p>
        <p>
          {t('settings.world.dialogLocation', { location: withRoom(desk.location, desk.room) })}
        </p>
        {desk.callbackPhone !== '' && (
          <p>{t('settings.desk.dialogPhone', { phone: desk.callbackPhone })}</p>
        )}
      </div>
    </ConfirmDialog>
  );
}

/** Nothing outside practice. */
function ScenarioSelect() {
  const { t } = useTranslation();
  const { api } = useParts();
  const scenario = useAppState((app) => app.practice?.scenario);
  const [failure, setFailure] = useState<Failure | null>(null);
  if (scenario === undefined) return null;
  return (
    <SelectField
      label={t('settings.world.scenario')}
      value={scenario}
      options={PracticeScenario.options.map((id) => ({
        id,
        label: t(`settings.world.scenarios.${id}`),
      }))}
      error={
        failure === null ? undefined : t('settings.world.failed', { what: failureWhat(t, failure) })
      }
      onChange={(next) => {
        void api
          .call('setPracticeScenario', { scenario: next })
          .then((result) => setFailure(result.ok ? null : result.failure));
      }}
    />
  );
}
