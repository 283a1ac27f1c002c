// One hotkey: its keys, whether they work, and the ways to change them.
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  DEFAULT_HOTKEYS,
  type Accelerator,
  type HotkeyState,
  type HotkeyTarget,
} from '../../../shared/settings/hotkey';
import { Button } from '../../components/button';
import { Tag } from '../../components/tag';
import { useAppState, useParts } from '../../kit/window-parts';
import { failureWhat } from '../../kit/failure-words';
import { ChordRecorder } from './chord-recorder';
import { useLocked } from '../../kit/use-setting';
import { CALM_STATUSES, PANIC_STATUSES } from '../../../shared/core/check-in';
import { Section } from './section';

const TONES: Partial<Record<HotkeyState['status'], 'good' | 'plain'>> = {
  registered: 'good',
  unproven: 'plain',
};

interface HotkeyRowProps {
  readonly target: HotkeyTarget;
  readonly recording: boolean;
  readonly onRecord: (on: boolean) => void;
}

/** A conflict inside Tocsin is refused here; one with another program comes back from main. */
function HotkeyRow({ target, recording, onRecord }: HotkeyRowProps) {
  const { t } = useTranslation();
  const { api } = useParts();
  const hotkeys = useAppState((app) => app.hotkeys);
  const locked = useLocked(`hotkeys.${target}`);
  const [error, setError] = useState('');
  const name = targetName(t, target);
  const mine = hotkeys.find((hotkey) => hotkey.target === target);
  const keys = mine?.accelerator ?? null;
  const usual = DEFAULT_HOTKEYS[target] ?? null;

  const set = async (accelerator: Accelerator | null) => {
    onRecord(false);
    const other = hotkeys.find((hotkey) => hotkey.accelerator === accelerator);
    if (accelerator !== null && other !== undefined && other.target !== target) {
      setError(t('settings.hotkeys.conflict', { name: targetName(t, other.target) }));
      return;
    }
    const result = await api.call('setHotkey', { target, accelerator });
    const why = result.ok ? result.value.status : result.failure.field;
    if (why === 'taken') setError(t('settings.hotkeys.taken'));
    else if (why === 'not-offered') setError(t('settings.hotkeys.notOffered'));
    else if (why === 'no-key') setError(t('settings.hotkeys.noKey'));
    else if (result.ok) setError('');
    else setError(t('settings.notSaved', { what: failureWhat(t, result.failure) }));
  };

  return (
    <li className="hotkey">
      <span className="hotkey-name">{name}</span>
      {recording ? (
        <ChordRecorder
          onChord={(accelerator) => void set(accelerator)}
          onStop={() => onRecord(false)}
        />
      ) : (
        <span className="hotkey-keys">
          {keys === null ? (
            <span className="muted">{t('settings.hotkeys.none')}</span>
          ) : (
            keys.split('+').map((key) => <kbd key={key}>{key}</kbd>)
          )}
          {mine !== undefined && keys !== null && (
            <Tag tone={TONES[mine.status] ?? 'trouble'}>{t(`hotkey.${mine.status}`)}</Tag>
          )}
        </span>
      )}
      <span className="hotkey-buttons">
        {locked ? (
          <span className="field-note">{t('settings.locked')}</span>
        ) : (
          <>
            <Button
              size="small"
              aria-label={t('settings.hotkeys.change', { name })}
              onClick={() => {
                setError('');
                onRecord(!recording);
              }}
            >
              {recording ? t('step.cancel') : t('settings.hotkeys.changeShort')}
            </Button>
            {keys !== null && !recording && (
              <Button
                size="small"
                kind="quiet"
                aria-label={t('settings.hotkeys.clear', { name })}
                onClick={() => void set(null)}
              >
                {t('settings.hotkeys.clearShort')}
              </Button>
            )}
            {keys !== usual && usual !== null && !recording && (
              <Button
                size="small"
                kind="quiet"
                aria-label={t('settings.hotkeys.reset', { name })}
                onClick={() => void set(usual)}
              >
                {t('settings.hotkeys.resetShort')}
              </Button>
            )}
          </>
        )}
      </span>
      {error !== '' && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </li>
  );
}

function targetName(t: TFunction, target: HotkeyTarget): string {
  return target === 'OPEN' ? t('hotkey.open') : t(`status.${target}`);
}

const TARGETS: readonly HotkeyTarget[] = [...PANIC_STATUSES, ...CALM_STATUSES, 'OPEN'];

/** One recording at a time. */
export function HotkeysSection() {
  const { t } = useTranslation();
  const [recording, setRecording] = useState<HotkeyTarget | null>(null);
  return (
    <Section title={t('settings.section.hotkeys')} intro={t('settings.hotkeys.intro')}>
      <ul className="hotkeys">
        {TARGETS.map((target) => (
          <HotkeyRow
            key={target}
            target={target}
            recording={recording === target}
            onRecord={(on) => setRecording(on ? target : null)}
          />
        ))}
      </ul>
    </Section>
  );
}
