// Listens for one chord. While it listens, every key of the window belongs to it.
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Accelerator } from '../../../shared/settings/hotkey';
import { useParts } from '../../kit/window-parts';

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

interface KeyPress {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

/** `pending`: only modifiers so far. `unusable`: a key that cannot be one, or too few modifiers. */
type Chord =
  | { readonly kind: 'pending' }
  | { readonly kind: 'unusable' }
  | { readonly kind: 'chord'; readonly accelerator: Accelerator };

const NAMED_KEYS = ['Space', 'Home', 'End', 'Insert', 'Delete', 'PageUp', 'PageDown'];

/** Reads the physical key, so that Shift+1 is 1 and not an exclamation mark. */
export function chordOf(press: KeyPress): Chord {
  if (/^(Control|Alt|Shift|Meta|OS)(Left|Right)?$/.test(press.code)) return { kind: 'pending' };
  const key = keyOf(press.code);
  if (key === undefined) return { kind: 'unusable' };
  const modifiers = [
    press.ctrlKey ? 'Ctrl' : '',
    press.altKey ? 'Alt' : '',
    press.shiftKey ? 'Shift' : '',
    press.metaKey ? 'Super' : '',
  ].filter((name) => name !== '');
  const accelerator = Accelerator.safeParse([...modifiers, key].join('+')).data;
  return accelerator === undefined ? { kind: 'unusable' } : { kind: 'chord', accelerator };
}

function keyOf(code: string): string | undefined {
  const plain = /^(?:Key([A-Z])|Digit([0-9])|(F[0-9]{1,2}))$/.exec(code);
  return plain?.[1] ?? plain?.[2] ?? plain?.[3] ?? NAMED_KEYS.find((name) => name === code);
}
