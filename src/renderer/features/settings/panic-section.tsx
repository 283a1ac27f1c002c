// How a press behaves on this desk.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../shared/core/failure';
import { OnOffField } from '../../components/on-off-field';
import { useAppState } from '../../kit/window-parts';
import { failureWhat } from '../../kit/failure-words';
import { Section } from './section';
import { SettingNumber, SettingText } from '../../kit/setting-text';
import { useLocked, useSave } from '../../kit/use-setting';

/** Bounds are those of the settings' schema; main checks them again. */
export function PanicSection() {
  const { t } = useTranslation();
  const save = useSave();
  const panic = useAppState((app) => app.settings.panic);
  return (
    <Section title={t('settings.section.panic')}>
      <div className="settings-pair">
        <SettingNumber
          path="panic.countdownSeconds"
          label={t('settings.panic.countdown')}
          hint={t('settings.panic.countdownHint')}
          value={panic.countdownSeconds}
          min={0}
          max={10}
          save={(countdownSeconds) => save({ panic: { countdownSeconds } })}
        />
        <SettingNumber
          path="panic.keyboardCountdownSeconds"
          label={t('settings.panic.keyboardCountdown')}
          hint={t('settings.panic.keyboardCountdownHint')}
          value={panic.keyboardCountdownSeconds}
          min={0}
          max={10}
          save={(keyboardCountdownSeconds) => save({ panic: { keyboardCountdownSeconds } })}
        />
      </div>
      <div className="settings-pair">
        <SettingNumber
          path="panic.expireAfterMinutes"
          label={t('settings.panic.expire')}
          hint={t('settings.panic.expireHint')}
          value={panic.expireAfterMinutes}
          min={1}
          max={1440}
          save={(expireAfterMinutes) => save({ panic: { expireAfterMinutes } })}
        />
        <SettingText
          path="panic.emergencyNumber"
          label={t('settings.panic.emergencyNumber')}
          hint={t('settings.panic.emergencyHint')}
          value={panic.emergencyNumber}
          wrong={t('settings.error.emergencyNumber')}
          maxLength={40}
          save={(emergencyNumber) => save({ panic: { emergencyNumber } })}
        />
      </div>
      <DiscreetSwitch />
      <SettingText
        path="panic.phrases"
        kind="lines"
        label={t('settings.panic.phrases')}
        hint={t('settings.panic.phrasesHint')}
        value={panic.phrases.join('\n')}
        wrong={t('settings.error.phrases')}
        save={(text) => save({ panic: { phrases: linesOf(text) } })}
      />
    </Section>
  );
}

function DiscreetSwitch() {
  const { t } = useTranslation();
  const save = useSave();
  const on = useAppState((app) => app.settings.panic.discreetHotkeys);
  const locked = useLocked('panic.discreetHotkeys');
  const [failure, setFailure] = useState<Failure | null>(null);
  return (
    <OnOffField
      label={t('settings.panic.discreet')}
      hint={t('settings.panic.discreetHint')}
      on={on}
      disabled={locked}
      note={locked ? t('settings.locked') : undefined}
      error={
        failure === null ? undefined : t('settings.notSaved', { what: failureWhat(t, failure) })
      }
      onChange={(discreetHotkeys) => {
        void save({ panic: { discreetHotkeys } }).then((result) =>
          setFailure(result.ok ? null : result.failure),
        );
      }}
    />
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
