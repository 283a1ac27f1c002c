// Wayland's portal gives chords to a program whose name, window and installed .desktop file agree.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

it('the installed .desktop file bears the name that Electron gives the windows', () => {
  const { desktopName } = JSON.parse(read('package.json')) as { readonly desktopName: string };
  const builder = read('electron-builder.yml');
  const appId = /^appId: (.+)$/m.exec(builder)?.[1] ?? '';
  expect(appId).toMatch(/^[a-z]+(\.[a-z]+){2,}$/);
  expect(desktopName).toBe(`${appId}.desktop`);
  expect(builder).toMatch(/^ {2}syncDesktopName: true$/m);
});
