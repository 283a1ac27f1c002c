// Who may import what: the table of the README, as data. The first rule that matches a file counts.

export interface Rule {
  readonly files: readonly string[];
  /** Folders (`src/x/**`), files or packages; `node:*` stands for Node itself. */
  readonly may: readonly string[];
  /** Allowed in `import type` only. */
  readonly mayTypes?: readonly string[];
  readonly ownFolder?: boolean;
}

const SHARED = 'src/shared/**';
const LIB = 'src/main/lib/**';
const VENDOR = 'src/main/vendors/vendor';

/** What every room of the window may use of its root: none of them knows a feature. */
const PARTS = [
  ...['api.ts', 'clock.ts', 'navigation.ts', 'store.ts', 'store-part.ts', 'ask-prefill.ts'],
  'window-parts.tsx',
].map((part) => `src/renderer/${part}`);
const DRAWING = [
  'react',
  'react-aria-components',
  'react-i18next',
  'i18next',
  'zustand/react/shallow',
];
const WINDOW_FEATURES = [
  ...['panic', 'verification', 'contacts', 'calls', 'alerts', 'incidents', 'record', 'settings'],
];

function room(folder: string, may: readonly string[], mayTypes: readonly string[] = []): Rule {
  return { files: [`${folder}/**`], may: [`${folder}/**`, SHARED, ...may], mayTypes };
}

export const RULES: readonly Rule[] = [
  { files: ['src/shared/text/**'], may: [SHARED] },
  { files: [SHARED], may: [SHARED, 'zod'] },
  { files: ['src/preload/**'], may: ['electron', 'src/shared/channels'], mayTypes: [SHARED] },
  {
    files: ['src/renderer/components/**'],
    may: ['src/renderer/components/**', SHARED, 'react', 'react-aria-components'],
  },
  {
    files: ['src/renderer/kit/**'],
    may: ['src/renderer/kit/**', 'src/renderer/components/**', SHARED, ...PARTS, ...DRAWING],
  },
  // What one feature shows of another, the shell hands in.
  ...WINDOW_FEATURES.map((feature) => ({
    files: [`src/renderer/features/${feature}/**`],
    may: [
      ...[`src/renderer/features/${feature}/**`, 'src/renderer/kit/**'],
      ...['src/renderer/components/**', SHARED, 'zustand', 'zod', ...PARTS, ...DRAWING],
    ],
  })),
  {
    files: ['src/renderer/shell/**'],
    may: [
      ...['shell', 'features', 'kit', 'components'].map((room) => `src/renderer/${room}/**`),
      ...[SHARED, ...PARTS, ...DRAWING],
    ],
  },
  // Only this one sees the shell.
  {
    files: ['src/renderer/app.tsx'],
    may: ['src/renderer/shell/**', 'src/renderer/components/**', ...PARTS],
  },
  {
    files: ['src/renderer/start.tsx', 'src/renderer/main.tsx'],
    may: [
      ...['app', 'start', 'i18n', 'look', 'zod-without-eval'].map((part) => `src/renderer/${part}`),
      ...['src/renderer/styles/**', ...PARTS, 'react-dom'],
    ],
  },
  {
    files: [
      ...PARTS,
      ...['i18n', 'look', 'zod-without-eval'].map((part) => `src/renderer/${part}.ts`),
    ],
    may: [SHARED, ...PARTS, 'react', 'react-i18next', 'i18next', 'zustand', 'zod'],
  },
  // XML comes only from Share911, so only its own parser reads it.
  ...['share911', 'chekt', 'emergency24', 'rapidsos'].map((vendor) =>
    room(`src/main/vendors/${vendor}`, [
      ...['http', 'read-key', 'excerpt', 'retry-after', 'presentable', 'open-json'].map(
        (shared) => `src/main/vendors/${shared}`,
      ),
      ...['answer-shape', 'says-no', 'json-values', 'read-time', 'body-text'].map(
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
  room('src/main/vendors', ['src/main/core/lib/decoded-text', 'zod', 'node:*']),
  room('src/main/practice', ['zod', 'node:*']),
  {
    files: ['src/main/practice/simulator-main.ts'],
    may: ['src/main/simulator/**', SHARED, 'node:*'],
  },
  room('src/main/core/store', [LIB, 'node:*', '@photostructure/sqlite', 'zod']),
  ...['outbox', 'activity', 'verification', 'calls', 'alerts', 'incidents'].map((part) =>
    room(
      `src/main/${part}`,
      ['src/main/store/**', LIB, 'node:*', 'zod'],
      [VENDOR, 'src/main/activity/**'],
    ),
  ),
  room('src/main/core/encrypted', [LIB, 'node:*']),
  room(
    'src/main/features/contacts/directory',
    [LIB, 'src/main/store/**', 'src/main/encrypted/**', 'node:*', 'zod', 'double-metaphone'],
    [VENDOR],
  ),
  room(
    'src/main/features/contacts/editing',
    [LIB, 'node:*', 'zod', 'csv-stringify', 'hucre'],
    [VENDOR, 'src/main/features/contacts/sync/sync-source'],
  ),
  room('src/main/core/webhooks', [LIB, 'node:*', 'zod'], [VENDOR]),
  room('src/main/features/incidents/report', [LIB, 'node:*', 'csv-stringify', 'zod']),
  room('src/main/core/health', [LIB, 'node:*']),
  room('src/main/core/settings', [LIB, 'node:*', 'zod', 'electron-store']),
  room('src/main/core/keychain', [LIB, 'node:*', 'zod', 'keytar']),
  room('src/main/core/lib', ['node:*', 'electron-log', 'libphonenumber-js', 'zod']),
  room('src/main/core/control', [LIB, 'node:*', 'zod']),
  room('src/main/desktop/session-bus', [LIB, 'node:*', 'zod', '@homebridge/dbus-native']),
  room('src/main/desktop/x11', [LIB, 'node:*']),
  room(
    'src/main/desktop',
    [
      ...[LIB, 'src/main/session-bus/**', 'src/main/x11/**', 'src/main/vendors/net-error'],
      ...['electron', 'i18next', 'node:*', 'zod'],
    ],
    [VENDOR],
  ),
  {
    files: [
      'parse',
      'help',
      'tokens',
      'command',
      'harmless-switches',
      'values',
      'verify-flags',
      'import-flags',
    ].map((name) => `src/main/command-line/${name}.ts`),
    may: ['src/main/command-line/**', SHARED, 'zod'],
  },
  {
    files: ['src/main/command-line/**'],
    may: ['src/main/**', SHARED, 'electron', 'node:*', 'zod'],
  },
  // Where the parts are joined: only these see more than one room.
  { files: ['src/main/core/state.ts'], may: [SHARED], mayTypes: [LIB] },
  { files: ['src/main/command-line/own-arguments.ts'], may: [SHARED] },
  { files: ['src/main/core/ipc.ts'], may: [SHARED], mayTypes: ['electron'] },
  { files: ['src/main/features/panic/press.ts'], may: [SHARED] },
  {
    files: ['src/main/features/verification/question.ts'],
    may: [SHARED],
    mayTypes: ['src/main/outbox/**'],
  },
  {
    files: [
      'src/main/features/verification/site-contacts.ts',
      'src/main/features/verification/webhook-secret.ts',
    ],
    may: [SHARED],
  },
  { files: ['src/main/core/settings/return-to-live.ts'], may: [], mayTypes: [LIB] },
  {
    files: ['src/main/features/panic/press-proof.ts'],
    may: [SHARED, 'node:crypto', 'zod'],
    mayTypes: [LIB, 'src/main/store/**', 'src/main/vendors/**'],
  },
  { files: ['src/main/core/store/key-value.ts'], may: [], mayTypes: ['src/main/store/**'] },
  ...['chekt', 'rapidsos', 'share911'].map((vendor) => ({
    files: [`src/main/${vendor}-entrance.ts`],
    may: [SHARED, LIB, 'node:crypto', `src/main/vendors/${vendor}/**`],
    mayTypes: ['src/main/webhooks/**'],
  })),
  {
    files: ['src/main/practice/practice-world.ts'],
    may: [SHARED, 'src/main/simulator/**', 'node:*'],
    mayTypes: ['src/main/**'],
  },
  {
    files: ['src/main/webhooks.ts'],
    may: [SHARED, 'src/main/webhooks/**', 'src/main/vendors/http'],
    mayTypes: ['src/main/**'],
  },
  { files: ['src/main/desktop/leave-when-done.ts'], may: [], mayTypes: [LIB] },
  {
    files: [
      ...['operations', 'handlers', 'control-answers', 'facts', 'worlds', 'meant-world'],
      ...['secret-desk', 'contact-sources', 'hotkey-desk', 'world-state'],
    ].map((name) => `src/main/${name}.ts`),
    may: [
      SHARED,
      'src/main/features/panic/press',
      'src/main/features/verification/question',
      'src/main/core/settings/return-to-live',
    ],
    mayTypes: ['src/main/**'],
  },
  {
    files: ['src/main/features/contacts/contact-clients.ts'],
    may: [SHARED, 'src/main/vendors/**'],
    mayTypes: ['src/main/**'],
  },
  {
    files: ['src/main/features/contacts/directory-desk.ts'],
    may: [
      SHARED,
      'src/main/contact-desk/**',
      'src/main/contacts/**',
      'src/main/encrypted/**',
      'src/main/vendors/emergency24/merge',
      'src/main/vendors/emergency24/limiter',
      'src/main/core/lib/calm-news',
      'node:*',
    ],
    mayTypes: ['src/main/**'],
  },
  {
    files: [
      'src/main/features/contacts/contact-handlers.ts',
      'src/main/features/contacts/contact-answers.ts',
    ],
    may: [SHARED, 'src/main/contact-desk/**'],
    mayTypes: ['src/main/**'],
  },
  { files: ['src/main/features/calls/call-handlers.ts'], may: [SHARED], mayTypes: ['src/main/**'] },
  {
    files: ['src/main/incoming.ts'],
    may: [
      SHARED,
      ...['calls/calls', 'alerts/alerts', 'encrypted/vault-file', 'vendors/rapidsos/client'].map(
        (part) => `src/main/${part}`,
      ),
      ...['rapidsos-entrance', 'share911-entrance', 'webhook-secret'].map(
        (part) => `src/main/${part}`,
      ),
      'node:*',
    ],
    mayTypes: ['src/main/**'],
  },
  {
    files: ['src/main/features/incidents/incident-desk.ts'],
    may: [SHARED, 'src/main/incidents/**'],
    mayTypes: ['src/main/**'],
  },
  {
    files: ['src/main/features/incidents/incident-handlers.ts'],
    may: [SHARED, LIB, 'src/main/report/**', 'src/main/core/record/export'],
    mayTypes: ['src/main/**'],
  },
  {
    files: ['src/main/event-keeping.ts'],
    may: [
      ...['incoming', 'store/stored-bytes', 'verification/stray-purge', 'webhooks/**'].map(
        (part) => `src/main/${part}`,
      ),
      'node:*',
    ],
    mayTypes: ['src/main/**', SHARED],
  },
  { files: ['src/main/environment.ts'], may: ['src/main/**', SHARED, 'node:*'] },
  {
    files: [
      'src/main/base.ts',
      'src/main/app.ts',
      'src/main/desktop/surface.ts',
      'src/main/index.ts',
    ],
    may: ['src/main/**', SHARED, 'electron', 'node:*'],
  },
];
