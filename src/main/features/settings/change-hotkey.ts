// Hotkeys as the operating system grants them and as the settings keep them: both, or neither.
import type { Result } from '../../../shared/core/failure';
import { isDead, type HotkeyState } from '../../../shared/settings/hotkey';
import type { Parsed } from '../../../shared/ipc';
import type { ActivityDraft } from '../../core/record/activity';
import type { SettingsStore } from '../../core/settings/settings';

/** Changes one; when it cannot be kept, the chord that worked before works again. */
export async function changeHotkey(
  desktop: { setHotkey(change: Parsed<'setHotkey'>): Promise<Result<HotkeyState>> },
  settings: Pick<SettingsStore, 'current' | 'setHotkey'>,
  change: Parsed<'setHotkey'>,
): Promise<Result<HotkeyState>> {
  const before = settings.current().hotkeys[change.target] ?? null;
  const set = await desktop.setHotkey(change);
  if (!set.ok) return set;
  const kept = settings.setHotkey(change.target, change.accelerator);
  if (kept.ok) return set;
  await desktop.setHotkey({ target: change.target, accelerator: before });
  return kept;
}

/** What the record says of hotkeys that cannot be had at the start. */
export function deadHotkeyLines(states: readonly HotkeyState[]): readonly ActivityDraft[] {
  return states.filter(isDead).map(({ target, accelerator, status }) => ({
    kind: 'hotkey-failed',
    facts: { target, accelerator, status },
  }));
}

/** What the record says of hotkeys that were claimed anew. */
export function claimedLine(why: string, states: readonly HotkeyState[]): ActivityDraft {
  const targets = (of: readonly HotkeyState[]): string => of.map(({ target }) => target).join(', ');
  const facts = {
    why,
    working: targets(states.filter(({ status }) => status === 'registered')),
    notProven: targets(states.filter(({ status }) => status === 'unproven')),
    notWorking: targets(states.filter(isDead)),
  };
  return { kind: 'hotkeys-claimed', facts };
}
