// Random settings files, managed configurations and command lines: named problems, never a throw.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../src/main/command-line/parse';
import { matchHost } from '../../src/main/core/settings/host-name';
import { parseManagedConfig } from '../../src/main/core/settings/managed-config';
import { createSettings } from '../../src/main/core/settings/settings';
import { parseJsonObject } from '../../src/main/core/settings/json-text';
import { DEFAULT_SETTINGS, Settings } from '../../src/shared/settings/settings';
import { createMemorySettingsFile } from '../fakes/memory-settings-file';

const NEVER_LIVE = { wasLive: false, document: {} };
const NOTHING = { values: {}, paths: [], badPaths: [], unreadable: false };

/** Documents that look like settings in places: known names with values of every kind. */
const nearlySettings = fc.dictionary(
  fc.oneof(
    fc.constantFrom(
      ...Object.keys(DEFAULT_SETTINGS),
      '__proto__',
      'constructor',
      'version',
      'desks',
    ),
    fc.string(),
  ),
  fc.oneof(
    fc.jsonValue(),
    fc.constantFrom<unknown>(...Object.values(DEFAULT_SETTINGS)),
    // As a table of desks: the entry of this computer and others.
    fc.dictionary(
      fc.constantFrom('FRONT-07', 'front-07', 'front-07.example.org', '__proto__', 'desk'),
      fc.oneof(
        fc.jsonValue(),
        fc.dictionary(fc.constantFrom('name', 'location', 'radiusM', '__proto__'), fc.jsonValue()),
      ),
    ),
    fc.dictionary(
      fc.constantFrom(
        ...Object.values(DEFAULT_SETTINGS).flatMap((value) =>
          typeof value === 'object' ? Object.keys(value) : [],
        ),
      ),
      fc.jsonValue(),
    ),
  ),
);
const document = fc
  .oneof(nearlySettings, fc.dictionary(fc.string(), fc.jsonValue()))
  .map((value) => JSON.stringify(value));

const isEmpty = (value: unknown): boolean => JSON.stringify(value) === '{}';
/** An empty group, or an empty entry of this computer: there is nothing to name. */
function saysNothing(name: string, value: unknown): boolean {
  if (name !== 'desks' || isEmpty(value)) return isEmpty(value);
  const table = value as Record<string, unknown>;
  const match = matchHost(Object.keys(table), 'FRONT-07');
  return match.kind === 'found' && isEmpty(table[match.name]);
}

describe('managed configuration of any content', () => {
  it('never throws, and every byte sequence is either used or named with the file', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const managed = parseManagedConfig('m.json', bytes, 'FRONT-07');
        expect(managed.unreadable).toBe(managed.problems[0]?.startsWith('m.json: ') === true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives whole settings, and names every key that it does not use', () => {
    fc.assert(
      fc.property(document, (text) => {
        const managed = parseManagedConfig('m.json', Buffer.from(text), 'FRONT-07');
        const settings = createSettings({
          file: createMemorySettingsFile({ kind: 'missing' }),
          managed,
          livePast: NEVER_LIVE,
        });
        expect(Settings.parse(settings.current())).toEqual(settings.current());
        for (const problem of managed.problems)
          expect(problem).toMatch(/^(.*: .+|… and \d+ more)$/);
        const names = Object.keys(JSON.parse(text) as object);
        const spoken = [...managed.paths, ...managed.problems];
        const missing = names.filter(
          (name) =>
            name !== '$schema' &&
            name !== 'version' &&
            !spoken.some((path) =>
              path.startsWith(JSON.stringify(name).slice(1, -1).slice(0, 100)),
            ),
        );
        const said = JSON.parse(text) as Record<string, unknown>;
        expect(missing.filter((name) => !saysNothing(name, said[name]))).toEqual([]);
      }),
      { numRuns: 1_500 },
    );
  });
});

describe('a settings file of any content', () => {
  it('never throws, gives whole settings and never loses a key by a change', () => {
    fc.assert(
      fc.property(document, (text) => {
        const parsed = parseJsonObject(text);
        if (!parsed.ok) throw new Error('the document is a JSON object');
        const file = createMemorySettingsFile({ kind: 'read', document: parsed.document });
        const settings = createSettings({ file, managed: NOTHING, livePast: NEVER_LIVE });
        expect(Settings.parse(settings.current())).toEqual(settings.current());
        const changed = settings.change({ theme: 'dark' });
        const raw = JSON.parse(text) as Record<string, unknown>;
        const ours = !Object.hasOwn(raw, 'version') || raw.version === 0 || raw.version === 1;
        if (!changed.ok) {
          expect(file.written).toEqual([]);
          expect(ours).toBe(false);
          return;
        }
        expect(changed.value.theme).toBe('dark');
        for (const name of Object.keys(parsed.document)) {
          expect(Object.hasOwn(file.written[0] ?? {}, name)).toBe(true);
        }
      }),
      { numRuns: 1_500 },
    );
  });
});

describe('a command line of any words', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'send',
      'threat',
      'secrets',
      'set',
      'list',
      'status',
      'activity',
      'verify',
      '--',
      '-',
      '',
      '--message',
      '--message=x',
      '--wait',
      '--wait=1',
      '--user-data-dir',
      '--hidden',
      '--help',
      '--no-sandbox',
      '--limit',
      '__proto__',
      'share911.apiKey',
    ),
    fc.string(),
    fc.string().map((text) => `--${text}`),
  );

  it('never throws; what is wrong is said in one line', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (argv) => {
        const line = parseCommandLine(argv);
        if (line.kind === 'invalid') {
          expect(line.message).not.toBe('');
          expect(line.message).not.toMatch(/[\r\n]/);
        }
      }),
      { numRuns: 10_000 },
    );
  });

  it('carries any message through unchanged, apart from blanks around it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (message) => {
        const expected = message.trim() || undefined;
        for (const argv of [
          ['send', 'threat', `--message=${message}`],
          ['send', 'threat', '--message', '--', message],
        ]) {
          const line = parseCommandLine(argv);
          if (line.kind !== 'command' || line.command.kind !== 'send') throw new Error(line.kind);
          expect(line.command.message).toBe(expected);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
