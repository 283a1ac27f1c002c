// What Emergency24 leaves open about its requests: folded away, for whoever is told to set it otherwise.
import './emergency24-wire.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Settings } from '../../../shared/settings/settings';
import { useAppState } from '../../kit/window-parts';
import { SettingChoice } from './setting-choice';
import { useSave } from '../../kit/use-setting';

const SHAPE = Settings.shape.emergency24.shape;

export function Emergency24Wire() {
  const { t } = useTranslation();
  const [unfolded, setUnfolded] = useState(false);
  return (
    <details
      className="settings-more"
      onToggle={({ currentTarget }) => setUnfolded(currentTarget.open)}
    >
      <summary>{t('ask.settings.emergency24.more')}</summary>
      {/* Five lists that hardly anyone opens would make the whole screen slower. */}
      {unfolded && <WireChoices />}
    </details>
  );
}

/** The first three matter only to signed requests. */
function WireChoices() {
  const { t } = useTranslation();
  const save = useSave();
  const wire = useAppState((app) => app.settings.emergency24);
  return (
    <>
      <p className="field-hint">{t('ask.settings.emergency24.moreHint')}</p>
      <SettingChoice
        path="emergency24.signatureCarriage"
        label={t('ask.settings.emergency24.signatureCarriage')}
        value={wire.signatureCarriage}
        options={SHAPE.signatureCarriage.options.map((id) => ({
          id,
          label: t(`ask.settings.emergency24.carriage.${id}`),
        }))}
        save={(signatureCarriage) => save({ emergency24: { signatureCarriage } })}
      />
      <div className="settings-pair">
        <SettingChoice
          path="emergency24.percentCase"
          label={t('ask.settings.emergency24.percentCase')}
          value={wire.percentCase}
          options={SHAPE.percentCase.options.map((id) => ({
            id,
            label: t(`ask.settings.emergency24.percent.${id}`),
          }))}
          save={(percentCase) => save({ emergency24: { percentCase } })}
        />
        <SettingChoice
          path="emergency24.digestCase"
          label={t('ask.settings.emergency24.digestCase')}
          value={wire.digestCase}
          options={SHAPE.digestCase.options.map((id) => ({
            id,
            label: t(`ask.settings.emergency24.digest.${id}`),
          }))}
          save={(digestCase) => save({ emergency24: { digestCase } })}
        />
      </div>
      <SettingChoice
        path="emergency24.externalSpelling"
        label={t('ask.settings.emergency24.externalSpelling')}
        value={wire.externalSpelling}
        options={SHAPE.externalSpelling.options.map((id) => ({
          id,
          // The word of an address is the same in every language.
          label: id === 'auto' ? t('ask.settings.emergency24.spellingAuto') : `/${id}/`,
        }))}
        save={(externalSpelling) => save({ emergency24: { externalSpelling } })}
      />
      <SettingChoice
        path="emergency24.updateKeys"
        label={t('ask.settings.emergency24.updateKeys')}
        value={wire.updateKeys}
        options={SHAPE.updateKeys.options.map((id) => ({
          id,
          label: t(`ask.settings.emergency24.update.${id}`),
        }))}
        save={(updateKeys) => save({ emergency24: { updateKeys } })}
      />
    </>
  );
}
