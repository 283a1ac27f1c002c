// Where this building is: what "230 m from here" is counted from.
import { useTranslation } from 'react-i18next';
import { failed } from '../../../shared/core/failure';
import { useAppState } from '../../kit/window-parts';
import { DraftField, SettingNumber } from '../../kit/setting-fields';
import { useDraft, useSave } from '../../kit/use-setting';

const WRONG = { kind: 'invalid-input', detail: 'no coordinate' } as const;

/** Nothing typed means that nobody knows; a pair pasted into the first field fills both. */
export function CallSite() {
  const { t } = useTranslation();
  const save = useSave();
  const { latitude, longitude } = useAppState((app) => app.settings.site);
  const north = useDraft(latitude === null ? '' : String(latitude), (text) => {
    const typed = pairOf(text) ?? { latitude: degreesOf(text, 90) };
    return typed.latitude === undefined ? Promise.resolve(failed(WRONG)) : save({ site: typed });
  });
  const east = useDraft(longitude === null ? '' : String(longitude), (text) => {
    const typed = degreesOf(text, 180);
    return typed === undefined
      ? Promise.resolve(failed(WRONG))
      : save({ site: { longitude: typed } });
  });
  return (
    <>
      <div className="settings-pair">
        <DraftField
          path="site.latitude"
          label={t('calls.settings.latitude')}
          hint={t('calls.settings.latitudeHint')}
          wrong={t('calls.settings.latitudeWrong')}
          draft={north}
        />
        <DraftField
          path="site.longitude"
          label={t('calls.settings.longitude')}
          hint={t('calls.settings.longitudeHint')}
          wrong={t('calls.settings.longitudeWrong')}
          draft={east}
        />
      </div>
      <SettingNumber
        path="site.radiusM"
        label={t('calls.settings.radius')}
        hint={t('calls.settings.radiusHint')}
        min={10}
        max={5000}
      />
    </>
  );
}

/** A decimal number within `max` of zero; null for nothing typed, undefined for anything else. */
export function degreesOf(text: string, max: number): number | null | undefined {
  const typed = text.trim().replace('−', '-').replace(',', '.').replace(/°$/, '');
  if (typed === '') return null;
  if (!/^[+-]?\d{1,3}(\.\d{1,15})?$/.test(typed)) return undefined;
  const degrees = Number(typed);
  return Math.abs(degrees) <= max ? degrees : undefined;
}

interface Pair {
  readonly latitude: number;
  readonly longitude: number;
}

const PAIR = /^([+-]?\d{1,3}\.\d+)°?[,;\s]+([+-]?\d{1,3}\.\d+)°?$/;

/** `39.96120, -82.99880`, as maps copy it; undefined for anything else. */
export function pairOf(text: string): Pair | undefined {
  const [, north = '', east = ''] = PAIR.exec(text.trim().replaceAll('−', '-')) ?? [];
  const latitude = degreesOf(north, 90) ?? null;
  const longitude = degreesOf(east, 180) ?? null;
  return latitude === null || longitude === null ? undefined : { latitude, longitude };
}
