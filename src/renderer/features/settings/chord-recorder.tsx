// Listens for one chord. While it listens, every key of the window belongs to it.
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Accelerator } from '../../../shared/settings/hotkey';
import { useParts } from '../../kit/window-parts';
import { chordOf } from './chord';

interface ChordRecorderProps {
  readonly onChord: (accelerator: Accelerator) => void;
  readonly onStop: () => void;
}

/** Esc stops without a change. */
export function ChordRecorder({ onChord, onStop }: ChordRecorderProps) {
  const { t } = useTranslation();
  const { api } = useParts();
  const [unusable, setUnusable] = useState(false);
  const onHeard = useEffectEvent((chord: Accelerator | null) =>
    chord === null ? onStop() : onChord(chord),
  );
  // A chord that works already never comes to this page: main hears it, and sends no press meanwhile.
  useEffect(() => {
    let isOver = false;
    const end = () => onHeard(null);
    void api.call('recordChord', { on: true }).then((heard) => {
      if (!isOver) onHeard(heard.ok ? heard.value : null);
    });
    window.addEventListener('blur', end);
    return () => {
      isOver = true;
      window.removeEventListener('blur', end);
      void api.call('recordChord', { on: false });
    };
  }, [api]);
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
