// Names of the IPC calls: no zod here, so that the sandboxed preload stays tiny.
export const CALLS = [
  'getState',
  'press',
  'sendNow',
  'cancel',
  'tryAgain',
  'standDown',
  'closeCard',
  'activityPage',
  'changeSettings',
  'setHotkey',
  'setSecret',
  'clearSecret',
  'goLive',
  'goPractice',
  'setPracticeScenario',
  'pauseNotifications',
  'verify',
  'settleVerification',
  'closeVerification',
  'seeAnswers',
  'siteContacts',
  'verificationHistory',
  'checkWebhook',
  'searchContacts',
  'listPeople',
  'person',
  'conflicts',
  'linkSuggestions',
  'decideLink',
  'syncContacts',
  'wipeContacts',
  'contactGroups',
  'contactForm',
  'changeContact',
  'previewImport',
  'runImport',
  'exportContacts',
  'printPeople',
] as const;
export type CallName = (typeof CALLS)[number];

export const callChannel = (name: CallName): string => `tocsin:call:${name}`;
export const STATE_CHANNEL = 'tocsin:state';
/** Main asks the window to show a screen, for instance after a tray click. */
export const SHOW_CHANNEL = 'tocsin:show';
