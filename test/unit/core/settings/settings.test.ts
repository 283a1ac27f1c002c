// Settings in force: layers, locks, and changes that happen wholly or not at all.
import { describe, expect, it } from 'vitest';
import { createSettings } from '../../../../src/main/core/settings/settings';
import type { LivePast } from '../../../../src/main/core/settings/live-copy';
import { parseManagedConfig } from '../../../../src/main/core/settings/managed-config';
import type { SettingsFileReading } from '../../../../src/main/core/settings/settings-file';
import { DEFAULT_SETTINGS, type Settings } from '../../../../src/shared/settings/settings';
import { createMemorySettingsFile } from '../../../fakes/memory-settings-file';

const managedBy = (config: unknown) =>
  parseManagedConfig('managed.json', Buffer.from(JSON.stringify(config)), 'FRONT-07');

const NEVER_LIVE: LivePast = { wasLive: false, document: {} };

function open(reading: SettingsFileReading, managed: unknown = {}, livePast = NEVER_LIVE) {
  const file = createMemorySettingsFile(reading);
  return { file, settings: createSettings({ file, managed: managedBy(managed), livePast }) };
}
const holding = (document: Record<string, unknown>): SettingsFileReading => ({
  kind: 'read',
  document,
});

describe('settings', () => {
  it('are the defaults, without a problem, before anything was ever set', () => {
    const { settings } = open({ kind: 'missing' });
    expect(settings.current()).toEqual(DEFAULT_SETTINGS);
    expect(settings.problems()).toEqual([]);
    expect(settings.worldIsCertain()).toBe(true);
    expect(settings.saysPractice()).toBe(false);
  });

  it('keep every good field when one is bad, and name the bad one', () => {
    const { settings } = open(
      holding({
        version: 1,
        mode: 'live',
        panic: { countdownSeconds: 99, emergencyNumber: '112' },
        desk: { location: 'Gym' },
      }),
    );
    const now = settings.current();
    expect(now.mode).toBe('live');
    expect(now.panic.countdownSeconds).toBe(DEFAULT_SETTINGS.panic.countdownSeconds);
    expect(now.panic.emergencyNumber).toBe('112');
    expect(now.desk).toEqual({ ...DEFAULT_SETTINGS.desk, location: 'Gym' });
    expect(settings.problems()).toHaveLength(1);
    expect(settings.problems()[0]).toMatch(/^panic\.countdownSeconds: /);
  });

  it('name the element of a list that is bad and use the default for the list', () => {
    const { settings } = open(holding({ version: 1, panic: { phrases: ['Help', ''] } }));
    expect(settings.current().panic.phrases).toEqual([]);
    expect(settings.problems()[0]).toMatch(/^panic\.phrases\.1: /);
  });

  it('change one hotkey without touching the other defaults', () => {
    const { settings } = open({ kind: 'missing' });
    const changed = settings.setHotkey('THREAT', null);
    expect(changed.ok && changed.value.hotkeys).toEqual({
      ...DEFAULT_SETTINGS.hotkeys,
      THREAT: null,
    });
  });

  it('refuse a hotkey that one stray key could fire', () => {
    const { settings, file } = open({ kind: 'missing' });
    expect(settings.setHotkey('THREAT', 'Ctrl+T')).toMatchObject({
      ok: false,
      failure: { kind: 'invalid-input', field: 'hotkeys.THREAT' },
    });
    expect(file.written).toEqual([]);
  });

  it('write only what was set, with the version, and keep keys they do not know', () => {
    const { settings, file } = open(holding({ version: 1, later: { x: 1 }, theme: 'dark' }));
    expect(settings.change({ desk: { name: 'Lobby' } }).ok).toBe(true);
    expect(file.written).toEqual([
      { version: 1, later: { x: 1 }, theme: 'dark', desk: { name: 'Lobby' } },
    ]);
    expect(settings.problems()).toEqual(['later: unknown key, ignored']);
  });

  it('keep a bad value in the file until that field is set', () => {
    const { settings, file } = open(holding({ version: 1, panic: { countdownSeconds: 99 } }));
    settings.change({ theme: 'dark' });
    expect(file.written[0]).toMatchObject({ panic: { countdownSeconds: 99 }, theme: 'dark' });
    settings.change({ panic: { countdownSeconds: 5 } });
    expect(settings.problems()).toEqual([]);
    expect(settings.current().panic.countdownSeconds).toBe(5);
  });

  it('change nothing and say why when the disk refuses', () => {
    const { settings, file } = open({ kind: 'missing' });
    const heard: Settings[] = [];
    settings.onChange((now) => heard.push(now));
    const full = { kind: 'storage', reason: 'disk-full', detail: 'full' } as const;
    file.refuse(full);
    expect(settings.change({ theme: 'dark' })).toEqual({ ok: false, failure: full });
    expect(settings.current()).toEqual(DEFAULT_SETTINGS);
    expect(heard).toEqual([]);
    file.refuse(null);
    expect(settings.change({ theme: 'dark' }).ok).toBe(true);
    expect(heard).toEqual([settings.current()]);
  });

  it('tell a listener no more once it is removed', () => {
    const { settings } = open({ kind: 'missing' });
    const heard: Settings[] = [];
    const remove = settings.onChange((now) => heard.push(now));
    settings.setMode('live');
    remove();
    settings.setMode('practice');
    expect(heard.map(({ mode }) => mode)).toEqual(['live']);
  });

  it('refuse a patch with a field of no one, naming it', () => {
    const { settings } = open({ kind: 'missing' });
    const patch = JSON.parse('{"desk":{"nmae":"x"}}') as Parameters<typeof settings.change>[0];
    const answer = settings.change(patch);
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'invalid-input', field: 'desk' } });
  });
});

describe('the number to call back', () => {
  it('is kept in the file as it was typed, and is in force in one form', () => {
    const { settings, file } = open({ kind: 'missing' });
    const changed = settings.change({ desk: { callbackPhone: ' (614) 555-0100 x4 ' } });
    expect(changed.ok && changed.value.desk.callbackPhone).toBe('+1 614 555 0100 ext. 4');
    expect(file.written[0]).toMatchObject({ desk: { callbackPhone: '(614) 555-0100 x4' } });
    expect(settings.change({ desk: { callbackPhone: '' } }).ok).toBe(true);
    expect(settings.current().desk.callbackPhone).toBe('');
  });

  it.each(['555-0100', '911', 'ask the office', '614 555 0100, 614 555 0101'])(
    'that cannot be one ("%s") is refused by its name, and nothing changes',
    (callbackPhone) => {
      const { settings, file } = open({ kind: 'missing' });
      expect(settings.change({ desk: { name: 'Lobby', callbackPhone } })).toMatchObject({
        ok: false,
        failure: {
          kind: 'invalid-input',
          field: 'desk.callbackPhone',
          detail: expect.stringMatching(/^desk\.callbackPhone: must be one phone number/) as string,
        },
      });
      expect(file.written).toEqual([]);
      expect(settings.current()).toEqual(DEFAULT_SETTINGS);
    },
  );

  it('that an old file has wrong is named, stays in the file and costs nothing else', () => {
    const desk = { location: 'Gym', room: '12', callbackPhone: '555-0100' };
    const { settings, file } = open(holding({ version: 1, desk }));
    expect(settings.current().desk).toEqual({
      ...DEFAULT_SETTINGS.desk,
      location: 'Gym',
      room: '12',
    });
    expect(settings.problems()).toEqual([
      'desk.callbackPhone: must be one phone number with its area code, such as 614 555 0100 ext. 4',
    ]);
    expect(settings.change({ desk: { name: 'Lobby' } }).ok).toBe(true);
    expect(file.written[0]).toMatchObject({ desk });
  });

  it('and the room can be set and locked by IT, for one computer as well', () => {
    const shared = { desk: { location: 'Main Office', callbackPhone: '614-555-0100' } };
    const { settings } = open(
      { kind: 'missing' },
      {
        ...shared,
        desks: { 'FRONT-07': { room: '{hostname}', callbackPhone: '614-555-0107 x7' } },
      },
    );
    expect(settings.current().desk).toMatchObject({
      room: 'FRONT-07',
      callbackPhone: '+1 614 555 0107 ext. 7',
    });
    expect(settings.locked()).toEqual(['desk.location', 'desk.callbackPhone', 'desk.room']);
    expect(settings.change({ desk: { room: '12' } })).toMatchObject({
      ok: false,
      failure: { kind: 'invalid-input', field: 'desk.room' },
    });
  });

  it('that IT has wrong is named with its path and locks nothing', () => {
    const managed = managedBy({
      desk: { room: 'two\nlines', callbackPhone: 'n/a' },
      desks: { 'FRONT-07': { callbackPhone: '12' } },
    });
    expect(managed.problems.map((problem) => problem.split(':')[0])).toEqual([
      'desk.room',
      'desk.callbackPhone',
      'desks.FRONT-07.callbackPhone',
    ]);
    expect(managed.paths).toEqual([]);
  });
});

describe('managed configuration over settings', () => {
  it('wins over the user and locks what it sets, field by field', () => {
    const { settings, file } = open(
      holding({ version: 1, mode: 'practice', desk: { name: 'Mine', location: 'Here' } }),
      { mode: 'live', desk: { location: 'Front Desk' }, hotkeys: { SAFE: null } },
    );
    expect(settings.current()).toMatchObject({
      mode: 'live',
      desk: { name: 'Mine', location: 'Front Desk' },
      hotkeys: { ...DEFAULT_SETTINGS.hotkeys, SAFE: null },
    });
    expect(settings.locked()).toEqual(['mode', 'desk.location', 'hotkeys.SAFE']);
    for (const refused of [
      settings.change({ desk: { name: 'New', location: 'There' } }),
      settings.setMode('practice'),
      settings.setHotkey('SAFE', 'Ctrl+Alt+X'),
    ]) {
      expect(refused).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
    }
    expect(file.written).toEqual([]);
    expect(settings.change({ desk: { name: 'New' } }).ok).toBe(true);
    expect(file.written).toEqual([
      { version: 1, mode: 'practice', desk: { name: 'New', location: 'Here' } },
    ]);
  });

  it('names the locked field in the refusal', () => {
    const { settings } = open({ kind: 'missing' }, { panic: { countdownSeconds: 0 } });
    const refused = settings.change({ panic: { countdownSeconds: 3, emergencyNumber: '112' } });
    expect(refused.ok ? null : refused.failure).toMatchObject({
      field: 'panic.countdownSeconds',
      detail: expect.stringContaining('panic.countdownSeconds') as string,
    });
  });

  it('a value it gets wrong locks nothing', () => {
    const { settings } = open({ kind: 'missing' }, { panic: { countdownSeconds: 'three' } });
    expect(settings.locked()).toEqual([]);
    expect(settings.change({ panic: { countdownSeconds: 1 } }).ok).toBe(true);
  });
});

describe('settings that cannot be trusted', () => {
  const unreadable = (copiedTo: string | null): SettingsFileReading => ({
    kind: 'unreadable',
    why: 'not valid JSON',
    copiedTo,
  });

  it('say where the unreadable file went, and can be set again', () => {
    const { settings, file } = open(unreadable('/x/settings.json.unreadable-1'));
    expect(settings.problems()[0]).toContain('/x/settings.json.unreadable-1');
    expect(settings.change({ theme: 'dark' }).ok).toBe(true);
    expect(file.written).toEqual([{ version: 1, theme: 'dark' }]);
  });

  it('never overwrite an unreadable file that could not be copied aside', () => {
    const { settings, file } = open(unreadable(null));
    expect(settings.setMode('live')).toMatchObject({
      ok: false,
      failure: { kind: 'storage', reason: 'read-only' },
    });
    expect(file.written).toEqual([]);
  });

  it('never overwrite the file of a newer version, but use what is known of it', () => {
    const { settings, file } = open(
      holding({ version: 99, mode: 'live', theme: 'neon', hologram: true }),
    );
    expect(settings.current()).toMatchObject({ mode: 'live', theme: 'system' });
    expect(settings.problems()[0]).toMatch(/^version: .*newer/);
    expect(settings.change({ theme: 'dark' })).toMatchObject({ ok: false });
    expect(file.written).toEqual([]);
  });

  it.each([
    ['the file is unreadable', unreadable('/copy'), {}, false],
    [
      'the file is unreadable but managed configuration says',
      unreadable('/c'),
      { mode: 'live' },
      true,
    ],
    ['the mode itself is bad', holding({ version: 1, mode: 'life' }), {}, false],
    ['another field is bad', holding({ version: 1, theme: 'neon' }), {}, true],
    ['the managed mode is bad', holding({ version: 1, mode: 'live' }), { mode: 'on' }, false],
    ['a newer file says so', holding({ version: 9, mode: 'live' }), {}, true],
    ['a newer file says it in words of its own', holding({ version: 9, world: 'live' }), {}, false],
  ] as const)('know whether the world is certain when %s', (_, reading, managed, certain) => {
    expect(open(reading, managed).settings.worldIsCertain()).toBe(certain);
  });
});

describe('practice', () => {
  const chosen = holding({ version: 1, mode: 'practice' });
  it.each([
    ['the user has chosen it', chosen, {}, true],
    ['IT has set it', { kind: 'missing' }, { mode: 'practice' }, true],
    ['no file is there', { kind: 'missing' }, {}, false],
    ['the file says other things only', holding({ version: 1, theme: 'dark' }), {}, false],
    ['what IT says of it is bad', chosen, { mode: 'off' }, false],
    ['IT has set live', chosen, { mode: 'live' }, false],
  ] as const)('is somebody’s word or only the default: %s', (_, reading, managed, isSaid) => {
    expect(open(reading, managed).settings.saysPractice()).toBe(isSaid);
  });
});

describe('the settings of a desk that was live', () => {
  const past: LivePast = {
    wasLive: true,
    document: { mode: 'live', desk: { location: 'Gym' }, share911: { channelId: 'a/b' } },
  };
  const unreadable: SettingsFileReading = { kind: 'unreadable', why: 'not JSON', copiedTo: '/x' };

  it.each<[string, SettingsFileReading, unknown]>([
    ['are gone or empty', { kind: 'missing' }, {}],
    ['cannot be read', unreadable, {}],
    ['say nothing of the world', holding({ version: 1, theme: 'dark' }), {}],
    ['are gone and the managed file is broken', { kind: 'missing' }, { mode: 'maybe' }],
  ])(
    'when they %s: it stays live by the copy, and says that they are lost',
    (_what, reading, managed) => {
      const { settings } = open(reading, managed, past);
      expect(settings.current()).toMatchObject({
        mode: 'live',
        desk: { location: 'Gym' },
        share911: { channelId: 'a/b' },
      });
      expect(settings.isLost()).toBe(true);
      expect(settings.worldIsCertain()).toBe(false);
    },
  );

  it('stay live without a copy, with nothing made up', () => {
    const { settings } = open({ kind: 'missing' }, {}, { wasLive: true, document: {} });
    expect(settings.current()).toEqual({ ...DEFAULT_SETTINGS, mode: 'live' });
  });

  it('are written down whole once somebody keeps them', () => {
    const { file, settings } = open({ kind: 'missing' }, {}, past);
    expect(settings.setMode('live').ok).toBe(true);
    expect(file.written).toMatchObject([{ mode: 'live', share911: { channelId: 'a/b' } }]);
    expect(settings.isLost()).toBe(false);
    expect(settings.worldIsCertain()).toBe(true);
  });

  it.each<[string, SettingsFileReading, unknown]>([
    ['by the user', holding({ version: 1, mode: 'practice' }), {}],
    ['by IT', { kind: 'missing' }, { mode: 'practice' }],
  ])('are not overruled where practice is set %s', (_what, reading, managed) => {
    const { settings } = open(reading, managed, past);
    expect(settings.current().mode).toBe('practice');
    expect(settings.isLost()).toBe(false);
  });
});
