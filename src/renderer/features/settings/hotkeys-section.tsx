// The keys that work in every program.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CALM_STATUSES, PANIC_STATUSES } from '../../../shared/core/check-in';
import type { HotkeyTarget } from '../../../shared/settings/hotkey';
import { HotkeyRow } from './hotkey-row';
import { Section } from './section';

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
