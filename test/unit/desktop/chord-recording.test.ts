// While keys are set, a chord of ours is heard by the settings and presses nothing; and never longer than that.
import { describe, expect, it } from 'vitest';
import { createChordRecording } from '../../../src/main/desktop/chord-recording';
import { createManualClock } from '../../fakes/clock';

function opened() {
  const clock = createManualClock();
  const at = { focused: true };
  const recording = createChordRecording({ clock, isWindowFocused: () => at.focused });
  return { clock, at, recording };
}

describe('a recording', () => {
  it('takes one chord, and the next is a press again', async () => {
    const { recording } = opened();
    const heard = recording.begin();
    expect(recording.takes('Ctrl+Alt+T')).toBe(true);
    expect(await heard).toBe('Ctrl+Alt+T');
    expect(recording.takes('Ctrl+Alt+T')).toBe(false);
  });

  it('takes nothing before it begins and after it ends', async () => {
    const { recording } = opened();
    expect(recording.takes('Ctrl+Alt+T')).toBe(false);
    const heard = recording.begin();
    recording.end();
    expect(await heard).toBeNull();
    expect(recording.takes('Ctrl+Alt+T')).toBe(false);
  });

  it('takes nothing from somebody who works in another window', async () => {
    const { recording, at } = opened();
    const heard = recording.begin();
    at.focused = false;
    expect(recording.takes('Ctrl+Alt+T')).toBe(false);
    expect(await heard).toBeNull();
  });

  it('ends by itself when the window never says so', async () => {
    const { recording, clock } = opened();
    const heard = recording.begin();
    await clock.advance(30_000);
    expect(await heard).toBeNull();
    expect(recording.takes('Ctrl+Alt+T')).toBe(false);
  });

  it('gives way to the next one', async () => {
    const { recording } = opened();
    const first = recording.begin();
    const second = recording.begin();
    expect(await first).toBeNull();
    recording.takes('Ctrl+Alt+T');
    expect(await second).toBe('Ctrl+Alt+T');
  });
});
