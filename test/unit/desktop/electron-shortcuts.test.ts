// Chords held by Electron's globalShortcut: its spelling, its refusals, its exceptions.
import { expect, it } from 'vitest';
import { createElectronShortcuts } from '../../../src/main/desktop/electron-shortcuts';

function fakeElectron() {
  const held = new Map<string, () => void>();
  const calls: string[] = [];
  const pressed: string[] = [];
  const port = createElectronShortcuts(
    {
      register(accelerator, onPressed) {
        calls.push(`+${accelerator}`);
        if (accelerator.includes('F24')) throw new TypeError('conversion failure');
        if (accelerator.endsWith('Y')) return false;
        held.set(accelerator, onPressed);
        return true;
      },
      unregister(accelerator) {
        calls.push(`-${accelerator}`);
        held.delete(accelerator);
      },
    },
    { onPressed: (chord) => void pressed.push(chord) },
  );
  return { port, held, calls, pressed };
}

it('each is registered once under its Electron name, and heard under ours', async () => {
  const { port, held, calls, pressed } = fakeElectron();
  await port.hold(['Ctrl+Alt+T']);
  expect([...(await port.hold(['Ctrl+Alt+T', 'Ctrl+Alt+A']))]).toEqual([
    ['Ctrl+Alt+T', 'granted'],
    ['Ctrl+Alt+A', 'granted'],
  ]);
  expect(calls).toEqual(['+Control+Alt+T', '+Control+Alt+A']);
  held.get('Control+Alt+A')?.();
  expect(pressed).toEqual(['Ctrl+Alt+A']);
});

it('a refusal and a spelling that Electron cannot read are both not ours', async () => {
  const { port } = fakeElectron();
  const grants = await port.hold(['Ctrl+Alt+Y', 'Ctrl+Alt+F24']);
  expect([...grants.values()]).toEqual(['taken', 'taken']);
});

it('what is no longer wanted is let go of, and everything in the end', async () => {
  const { port, held } = fakeElectron();
  await port.hold(['Ctrl+Alt+T', 'Ctrl+Alt+A']);
  await port.hold(['Ctrl+Alt+A']);
  expect([...held.keys()]).toEqual(['Control+Alt+A']);
  port.close();
  expect(held.size).toBe(0);
});
