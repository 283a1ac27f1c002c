// Who may import what: the table of the README, as data. The first rule that matches a file counts.
import { VendorId } from '../../../src/shared/core/vendor';

export interface Rule {
  readonly files: readonly string[];
  /** Folders (`src/x/**`), files or packages; `node:*` stands for Node itself. */
  readonly may: readonly string[];
  /** Allowed in `import type` only. */
  readonly mayTypes?: readonly string[];
  readonly ownFolder?: boolean;
}

const SHARED = 'src/shared/**';
const MAIN = 'src/main/**';
const CORE = 'src/main/core/**';
const LIB = 'src/main/core/lib/**';
const VENDOR = 'src/main/core/lib/vendor-port';

const DRAWING = [
  'react',
  'react-aria-components',
  'react-i18next',
  'i18next',
  'zustand',
  'zustand/vanilla',
  'zustand/react/shallow',
];
const WINDOW_FEATURES = [
  ...['panic', 'verification', 'contacts', 'calls', 'alerts', 'incidents', 'record', 'settings'],
];

function room(folder: string, may: readonly string[], mayTypes: readonly string[] = []): Rule {
  return { files: [`${folder}/**`], may: [`${folder}/**`, SHARED, ...may], mayTypes };
}

function core(name: string, may: readonly string[]): Rule {
  return room(`src/main/core/${name}`, ['node:*', ...may], [CORE, VENDOR]);
}

function feature(name: string, vendors: readonly string[], may: readonly string[] = []): Rule {
  const theirs = vendors.map((vendor) => `src/main/vendors/${vendor}/**`);
  return room(`src/main/features/${name}`, [CORE, ...theirs, 'node:*', 'zod', ...may], [VENDOR]);
}

export const RULES: readonly Rule[] = [
  // In both trees core is below, and knows no feature.
  { files: ['src/shared/core/**'], may: ['src/shared/core/**', 'zod'] },
  { files: [SHARED], may: [SHARED, 'zod'] },
  { files: ['src/preload/**'], may: ['electron', 'src/shared/channels'], mayTypes: [SHARED] },
  {
    files: ['src/renderer/components/**'],
    may: ['src/renderer/components/**', SHARED, 'react', 'react-aria-components'],
  },
  {
    files: ['src/renderer/kit/**'],
    may: ['src/renderer/kit/**', 'src/renderer/components/**', SHARED, ...DRAWING],
  },
  // What one feature shows of another, the shell hands in.
  ...WINDOW_FEATURES.map((feature) => ({
    files: [`src/renderer/features/${feature}/**`],
    may: [
      ...[`src/renderer/features/${feature}/**`, 'src/renderer/kit/**'],
      ...['src/renderer/components/**', SHARED, 'zod', ...DRAWING],
    ],
  })),
  {
    files: ['src/renderer/shell/**'],
    may: [
      ...['shell', 'features', 'kit', 'components'].map((room) => `src/renderer/${room}/**`),
      ...[SHARED, ...DRAWING],
    ],
  },
  // Only this one sees the shell.
  {
    files: ['src/renderer/app.tsx'],
    may: ['shell', 'components', 'kit'].map((room) => `src/renderer/${room}/**`),
  },
  {
    files: ['src/renderer/start.tsx', 'src/renderer/main.tsx'],
    may: [
      ...['app', 'start', 'i18n', 'look', 'zod-without-eval'].map((part) => `src/renderer/${part}`),
      ...['src/renderer/styles/**', 'src/renderer/kit/**', SHARED, 'react', 'react-dom'],
    ],
  },
  {
    files: ['i18n', 'look', 'zod-without-eval'].map((part) => `src/renderer/${part}.ts`),
    may: [SHARED, 'src/renderer/kit/**', 'react', 'react-i18next', 'i18next', 'zod'],
  },
  // A vendor's wire format knows no other vendor's. XML comes only from Share911, so only its own parser reads it.
  ...VendorId.options.map((vendor) =>
    room(`src/main/vendors/${vendor}`, [
      ...['http', 'read-key', 'excerpt', 'open-json'].map((shared) => `src/main/vendors/${shared}`),
      ...['answer-shape', 'says-no', 'json-values', 'read-time'].map(
        (shared) => `src/main/vendors/${shared}`,
      ),
      ...(vendor === 'rapidsos'
        ? ['src/main/core/lib/named-secrets', 'src/main/core/lib/redactor']
        : []),
      ...(vendor === 'emergency24' ? ['src/main/core/lib/phone'] : []),
      VENDOR,
      'zod',
      'node:*',
      ...(vendor === 'share911' ? ['fast-xml-parser'] : []),
    ]),
  ),
  room('src/main/vendors', [VENDOR, 'src/main/core/lib/decoded-text', 'zod', 'node:*']),
  // The practice services share no code with the clients that they play against.
  room('src/main/practice', ['zod', 'node:*'], ['src/main/core/keychain/**', 'src/main/core/ipc']),

  // Core: each room names those it builds on, may know the types of the others, and never sees a feature.
  core('lib', ['electron-log', 'libphonenumber-js', 'zod']),
  core('store', [LIB, '@photostructure/sqlite', 'zod']),
  core('record', [LIB, 'zod']),
  core('outbox', [LIB, 'zod']),
  core('encrypted', [LIB]),
  core('webhooks', [LIB, 'zod']),
  core('health', [LIB]),
  core('settings', [LIB, 'zod', 'electron-store']),
  core('keychain', [LIB, 'zod', 'keytar']),
  core('control', [LIB, 'zod']),
  { files: ['src/main/core/state.ts'], may: [SHARED], mayTypes: [LIB] },
  { files: ['src/main/core/ipc.ts'], may: [SHARED], mayTypes: ['electron', 'zod', LIB] },
  { files: ['src/main/core/feature.ts'], may: [SHARED], mayTypes: [CORE] },

  // Features: core, the vendors that they speak with, and never each other.
  feature('panic', ['share911']),
  feature('verification', ['chekt']),
  feature('contacts', ['chekt', 'emergency24'], ['csv-stringify', 'double-metaphone', 'hucre']),
  feature('calls', ['rapidsos']),
  feature('alerts', ['share911']),
  feature('incidents', [], ['csv-stringify']),
  feature('settings', []),

  room('src/main/desktop/session-bus', [LIB, 'node:*', 'zod', '@homebridge/dbus-native']),
  room('src/main/desktop/x11', [LIB, 'node:*']),
  room(
    'src/main/desktop',
    [
      ...[LIB, 'src/main/core/ipc', 'src/main/vendors/net-error'],
      ...['electron', 'i18next', 'node:*', 'zod'],
    ],
    [VENDOR, CORE],
  ),
  // To read a command is pure; to run one may take an app of its own, where none runs.
  {
    files: [
      ...['parse', 'help', 'tokens', 'command', 'values', 'own-arguments'],
      ...['harmless-switches', 'import-flags'],
    ].map((name) => `src/main/command-line/${name}.ts`),
    may: ['src/main/command-line/**', 'src/main/base/app-flags', SHARED, 'zod'],
  },
  { files: ['src/main/command-line/**'], may: [MAIN, SHARED, 'electron', 'node:*', 'zod'] },

  // Of all features alike, without their joints: what the outbox must know of each kind of action.
  {
    files: ['src/main/features/action-rules.ts'],
    may: ['src/main/features/**', 'src/main/core/outbox/action-rules'],
  },

  // Where the parts are joined: nobody else sees more than one feature, and nobody sees these.
  { files: ['src/main/features.ts'], may: ['src/main/features/**', SHARED], mayTypes: [CORE] },
  {
    files: ['src/main/environments.ts'],
    may: [SHARED, 'src/main/core/settings/return-to-live'],
    mayTypes: [MAIN],
  },
  {
    files: ['src/main/app-calls.ts'],
    may: [SHARED, 'src/main/practice/practice-calls'],
    mayTypes: [MAIN],
  },
  {
    files: ['src/main/environment.ts'],
    may: [
      ...[CORE, SHARED, 'src/main/practice/practice-world', 'src/main/features', 'node:*'],
      'src/main/features/**',
    ],
  },
  {
    files: ['src/main/base/**', 'src/main/app.ts', 'src/main/index.ts'],
    may: [MAIN, SHARED, 'electron', 'node:*', 'zod'],
  },
];
