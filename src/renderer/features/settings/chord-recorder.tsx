// Listens for one chord. While it listens, every key of the window belongs to it.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Accelerator } from '../../../shared/hotkey';
import { chordOf } from './chord';

interface ChordRecorderProps {
  readonly onChord: (accelerator: Accelerator) => void;
  readonly onStop: () => void;
}

/** Esc stops without a change. */
export function ChordRecorder({ onChord, onStop }: ChordRecorderProps) {
  const { t } = useTranslation();
  const [unusable, setUnusable] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // Tab alone still moves on, so that nobody is caught here.
      if (event.code === 'Tab' && !event.ctrlKey && !event.altKey) {
        onStop();
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      if (event.code === 'Escape') {
        onStop();
        return;
      }
      const chord = chordOf(event);
      if (chord.kind === 'chord') onChord(chord.accelerator);
      else setUnusable(chord.kind === 'unusable');
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [onChord, onStop]);
  return (
    <span className="recorder" role="status">
      <b>{t('settings.hotkeys.recording')}</b>
      <span className={unusable ? 'field-error' : 'muted'}>
        {t(unusable ? 'settings.hotkeys.tooFew' : 'settings.hotkeys.recordingHint')}{' '}
        {t('settings.hotkeys.recordingWarning')}
      </span>
    </span>
  );
}
