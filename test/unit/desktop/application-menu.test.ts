// No menu, no forgotten chords; on macOS what copy and paste need and a Cmd+Q that only hides.
import { describe, expect, it } from 'vitest';
import { applicationMenu } from '../../../src/main/desktop/application-menu';
import { createTexts } from '../../../src/main/desktop/words';

const nothing = { hide: () => undefined, quit: () => undefined };

describe('the menu of the application', () => {
  it.each(['linux', 'win32'] as const)('is none on %s', (platform) => {
    expect(applicationMenu(platform, createTexts('en'), nothing)).toBeNull();
  });

  it.each([
    ['en', 'Hide window', 'Quit Tocsin'],
    ['es', 'Ocultar la ventana', 'Salir de Tocsin'],
  ] as const)('hides by Cmd+Q on macOS and quits only by word (%s)', (language, hide, quit) => {
    const done: string[] = [];
    const menu = applicationMenu('darwin', createTexts(language), {
      hide: () => void done.push('hide'),
      quit: () => void done.push('quit'),
    });
    const entries = (menu ?? []).flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
    const chords = entries.filter(({ accelerator }) => accelerator !== undefined);
    expect(chords.map(({ label, accelerator }) => [label, accelerator])).toEqual([
      [hide, 'Command+Q'],
    ]);
    for (const { click } of entries) (click as (() => void) | undefined)?.();
    expect(done).toEqual(['hide', 'quit']);
    expect(entries.at(-1)?.label).toBe(quit);
    // Only of the edit menu: the roles of the others reload, zoom and close.
    expect((menu ?? []).flatMap(({ role }) => role ?? [])).toEqual(['editMenu']);
    expect(entries.flatMap(({ role }) => role ?? [])).toEqual([]);
  });
});
