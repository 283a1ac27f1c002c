// English words that need no window: statuses, readiness, troubles, failures, the tray and, from a file of their own, the notifications.
import { VENDOR_NAMES, vendorTroubleWords } from '../core/vendor';
import { noticeEn } from './notice-en';

export const en = {
  appName: 'Tocsin',
  status: {
    THREAT: 'Threat',
    MEDICAL_EMERGENCY: 'Medical emergency',
    SECURITY_NEEDED: 'Security needed',
    TRAPPED: 'Trapped',
    SAFE: 'I am safe',
    SECURE: 'I am secured',
    EVACUATED: 'Evacuated',
    OFF_SITE: 'Off site',
  },
  world: { practice: 'PRACTICE', live: 'Live' },
  vendor: { ...VENDOR_NAMES, practice: 'Practice service' },
  readiness: {
    ready: 'Ready: proven {{when}}, a press would reach Share911',
    unproven: 'Set up, not proven yet',
    practice: 'PRACTICE: nobody would be alerted',
    trouble: 'Trouble: {{what}}',
    'not-set-up': 'Not set up: {{what}}',
    prove: 'To prove it, press “I am safe” at a quiet moment. It goes to your real Share911.',
    callInstead: 'In an emergency, call {{number}}.',
  },
  trouble: {
    ...vendorTroubleWords('en'),
    'not-set-up-channel': {
      what: 'The Share911 channel is missing',
      remedy: 'Type the channel in Settings. Your Share911 contact can tell you what it is.',
    },
    'not-set-up-integration': {
      what: 'The Share911 integration name is missing',
      remedy: 'Type the integration name in Settings. Your Share911 contact can tell you.',
    },
    'not-set-up-key': {
      what: 'The Share911 key is missing',
      remedy: 'Paste the key in Settings. Your Share911 contact can give you one.',
    },
    'place-unsaid': {
      what: 'Nobody has said where this desk is',
      remedy:
        'Write the building and the room under “Desk” in Settings: whoever answers a press reads only that.',
    },
    'keyring-missing': {
      what: 'This computer has no safe place for keys',
      remedy: 'Ask IT to install a keyring service and start it, then open Tocsin again.',
    },
    'keyring-locked': {
      what: 'The place where keys are kept is locked',
      remedy: 'Unlock the keyring with your password. Tocsin then goes on by itself.',
    },
    'key-other-address': {
      what: 'The address changed: enter the key again',
      remedy:
        'The key was entered for another address and is sent nowhere else. Enter it again in Settings, or set the address back.',
    },
    disk: {
      what: 'Tocsin cannot save to the disk',
      remedy: 'Ask IT to make room on the disk or to allow writing to it.',
    },
    'disk-busy': {
      what: 'Another program holds the record',
      remedy:
        'Presses go out all the same and are saved once it lets go. If this lasts, ask IT which program keeps desk.db open.',
    },
    'record-rescued': {
      what: 'The saved data were damaged',
      remedy:
        'What could be read is here again; a press that was waiting asks you on the Panic screen. Tell IT: the old file is kept.',
    },
    offline: {
      what: 'This computer is not on the network',
      remedy: 'Check the network cable or the Wi-Fi.',
    },
    'vendor-unreachable': {
      what: 'Share911 does not answer',
      remedy: 'Tocsin keeps trying. If this lasts, ask IT to check the internet and the firewall.',
    },
    'vendor-certificate': {
      what: 'The connection to Share911 is not safe',
      remedy: 'Ask IT to check the clock of this computer and the web filter.',
    },
    'vendor-refuses-key': {
      what: 'Share911 does not take the key, the channel or the address',
      remedy: 'Check the key, the channel and the address in Settings with your Share911 contact.',
    },
    'vendor-replaced': {
      what: 'A web filter or proxy answered in place of Share911',
      remedy: 'Ask IT to let Share911 through the web filter, or sign in to this network.',
    },
    'practice-unreachable': {
      what: 'The practice service does not answer',
      remedy: 'This is practice. Settings has the choice how it behaves.',
    },
    'practice-refuses-key': {
      what: 'The practice service refuses the key',
      remedy: 'This is practice. Settings has the choice how it behaves.',
    },
    'press-failing': {
      what: 'A press has not arrived yet',
      remedy: 'Its card on the Panic screen tells what is wrong.',
    },
    'press-not-accepted': {
      what: 'The last press was not accepted',
      remedy:
        'Ask IT to check the key, the channel and the address. A press that is accepted ends this.',
    },
    'hotkey-failed': {
      what: 'A key combination does not work',
      remedy: 'Settings says which and why. Choose other keys there, or press the tile.',
    },
    'hotkeys-not-offered': {
      what: 'Your desktop does not let programs claim keys',
      remedy: 'Use the tiles or the icon by the clock. Shortcut keys work in an X11 session.',
    },
    'hotkeys-unproven': {
      what: 'Shortcut keys are not proven on this desktop',
      remedy:
        'They may not arrive while another program is in front. Use the tiles or the icon by the clock.',
    },
    'settings-unreadable': {
      what: 'The settings could not be read',
      remedy: 'Tocsin kept a copy and started with normal settings. Check them in Settings.',
    },
    'settings-lost': {
      what: 'The settings of this live desk were lost',
      remedy:
        'Tocsin uses the last copy and stays live. Check it in Settings and choose “Keep live with these settings”.',
    },
    'was-live': {
      what: 'This desk was live, and its settings are gone',
      remedy:
        'Only the keys of the live desk are left: a press alerts nobody. Open Settings and go live, or say there that it stays in practice.',
    },
    'managed-config': {
      what: 'The settings from IT have a mistake',
      remedy: 'Ask IT to correct the settings file. Only what could be read in it is in use.',
    },
    'practice-service': {
      what: 'The practice service is not running',
      remedy: 'Close Tocsin and open it again.',
    },
    'webhook-receiver': {
      what: 'Answers from contacts cannot come in',
      remedy: 'Another program may use the same port. Ask IT to choose another one in Settings.',
    },
    'webhook-lost': {
      what: 'Answers from contacts may not reach this computer',
      remedy: 'Ask IT to check the tunnel or proxy. The Verify screen shows how answers come in.',
    },
    'events-refused': {
      what: 'More events come in than this desk can keep',
      remedy:
        'Presses still go out. The service is told to send again later. Ask IT who sends so much.',
    },
    'verification-unsure': {
      what: 'A question may or may not have gone out',
      remedy: 'Open Verify and say what to do with it.',
    },
    'notices-silent': {
      what: 'This computer shows no notifications',
      remedy: 'Presses still go out. Look at this window, and ask IT to check the notifications.',
    },
    'tray-missing': {
      what: 'This desktop has no place for the Tocsin icon',
      remedy:
        'The keys and this window still work. On GNOME, IT can add the AppIndicator extension.',
    },
    'held-up': {
      what: 'Tocsin was held up for a moment',
      remedy: 'A press may go out late while this computer is busy. If it comes back, ask IT.',
    },
  },
  failure: {
    offline: {
      what: 'This computer could not reach the network.',
      remedy: 'Check the network cable or the Wi-Fi.',
    },
    timeout: {
      what: 'The service took too long to answer.',
      remedy: 'The internet may be slow. Tocsin keeps trying.',
    },
    unavailable: {
      what: 'The service has a problem of its own.',
      remedy: 'Tocsin keeps trying until it works again.',
    },
    unauthorized: {
      what: 'The service does not take the key.',
      remedy: 'Check the key in Settings with your Share911 contact.',
    },
    'not-configured': {
      what: 'Something is not set up yet.',
      remedy: 'Open Settings and fill in what is missing.',
    },
    'rate-limited': {
      what: 'The service asks to wait before the next message.',
      remedy: 'Tocsin waits as long as it was asked to and then tries again.',
    },
    rejected: {
      what: 'The service said no to this message.',
      remedy: 'Check the channel and the address in Settings with your Share911 contact.',
    },
    'bad-response': {
      what: 'The answer did not make sense.',
      remedy: 'Ask IT to check the address in Settings and the web filter.',
    },
    'invalid-input': {
      what: 'Something typed in cannot be used.',
      remedy: 'Look for the marked field and change it.',
    },
    storage: {
      what: 'Tocsin could not save to the disk.',
      remedy: 'Ask IT to make room on the disk or to allow writing to it.',
    },
    bug: {
      what: 'Something went wrong inside Tocsin.',
      remedy: 'Open Tocsin again. If it happens once more, tell IT.',
    },
  },
  reason: {
    dns: 'The address of the service was not found.',
    refused: 'The service did not accept the connection.',
    unreachable: 'There is no way to the service from this network.',
    tls: 'The connection to the service is not safe, so nothing was sent.',
    proxy: 'The web filter of this network is in the way.',
    'before-writing': 'The message was not sent in time.',
    'after-writing': 'The message was sent, but no answer came in time.',
    'connection-lost': 'The connection broke. The message may have arrived.',
    redirect: 'The service points to another address.',
    'server-error': 'The service has a problem of its own.',
    'something-else': 'A web filter or proxy answered in its place.',
    'not-found': 'The service does not know this channel or address.',
    'disk-full': 'The disk is full.',
    'read-only': 'The disk does not allow writing.',
    busy: 'Another program holds the record.',
    'keyring-locked': 'The place where keys are kept is locked.',
    'keyring-missing': 'This computer has no safe place for keys.',
    'no-key': 'The key is missing.',
    declined: 'Nothing was changed, as chosen.',
    'address-changed': 'The address changed: enter the key again.',
    'no-channel': 'The channel is missing.',
    'no-integration': 'The integration name is missing.',
    'invalid-contact': 'CHeKT does not know one of these people.',
    'delivery-failed': 'CHeKT could not reach this person.',
    'duplicate-person': 'Somebody with this name and description is already there.',
    'duplicate-external-id': 'Somebody else already has this external ID.',
    'address-not-allowed': 'The service does not accept requests from the address of this network.',
    'clock-skew': 'The clock of this computer is wrong.',
    'clock-set-back':
      'The clock of this computer was set back, so nobody can tell how old this is.',
    overtaken: 'Something newer was asked for meanwhile.',
  },
  delivery: {
    'counting-down': 'Sends soon',
    queued: 'About to send',
    sending: 'Sending',
    waiting: 'Not sent yet, trying again',
    unsure: 'May have arrived, trying again',
    accepted: 'Accepted by {{service}}',
    answered: 'A person answered',
    'taken-as-sent': 'Taken as sent',
    failed: 'Not sent',
    'failed-unsure': 'It is not known whether it arrived',
    'not-accepted': 'Not accepted by {{service}}',
    'not-accepted-yet': 'Not accepted by {{service}} yet, trying again',
    expired: 'Time ran out: not sent by itself any more',
    'expired-unsure': 'Time ran out: it may have arrived',
    cancelled: 'Cancelled',
    'cancelled-unsure': 'Stopped, may have gone out',
    stopping: 'Stopped; this try may have arrived',
    doubted: 'Not sent by itself: it may be old',
    'doubted-unsure': 'Not sent again by itself: it may be old, and may have arrived',
  },
  rung: {
    pressed: 'Pressed',
    saved: 'Saved',
    sent: 'Sent',
    accepted: 'Accepted',
    answered: 'Answered',
  },
  step: {
    sendNow: 'Send now',
    cancel: 'Cancel',
    standDown: 'Send “I am secured”',
    tryAgain: 'Try again',
    close: 'Close',
    callNow: 'Call {{number}} now',
  },
  answer: {
    confirmed: 'Yes, it is real',
    cancelled: 'No, false alarm',
    help: 'Needs help',
    other: 'Said: “{{said}}”',
    somebody: 'Somebody',
  },
  hotkey: {
    registered: 'Working',
    off: 'Off',
    taken: 'Another program uses these keys',
    'no-key': 'This keyboard layout cannot give these keys',
    duplicate: 'Used twice in Tocsin',
    'not-offered': 'Your desktop does not let programs claim keys',
    unproven: 'Not proven: no press has arrived yet',
    open: 'Open Tocsin',
  },
  tray: {
    cancelOne: 'Cancel: {{status}}',
    sendNowOne: 'Send now: {{status}}',
    lastDelivery: 'Last: {{status}}, {{state}}, {{time}}',
    noDelivery: 'Nothing on its way',
    open: 'Open Tocsin',
    pauseNotifications: 'Pause notifications for 30 minutes',
    resumeNotifications: 'Resume notifications',
    quit: 'Quit Tocsin',
    sending: 'Sending: {{status}}',
    attention: 'Needs attention: {{status}}',
    also: 'Also: {{what}}',
    answered: 'New answer: {{name}}: {{answer}}',
    asking: 'Asked {{site}}: waiting for answers',
    decide: 'May have gone out: {{site}}. Open Verify.',
    openVerify: 'Open Verify',
    call: 'A 911 call was shared with this desk',
    alarm: 'Share911 alert: {{name}}',
    openCalls: 'Open Calls',
  },
  notice: noticeEn,
  risk: {
    title: 'Change this setting?',
    message: 'This opens the desk to others.',
    receiver:
      'With {{host}} every computer that can reach this one may connect to Tocsin. Until now only programs on this computer could.',
    pictures:
      'Whoever runs {{host}} learns where each 911 call is, because Tocsin asks there for pictures of the map.',
    stay: 'Change nothing',
    change: 'Change it',
  },
  menu: { hide: 'Hide window' },
  quit: {
    title: 'Quit Tocsin?',
    unsentOne: '“{{status}}” has not been accepted yet.',
    unsentQuestion: 'The question to {{site}} has not been accepted yet.',
    unsentMany: '{{count}} presses or questions have not been accepted yet.',
    live: 'This desk is live.',
    detail: 'While Tocsin is closed nothing is sent, and the panic keys do not work.',
    stay: 'Keep Tocsin open',
    leave: 'Quit anyway',
  },
} as const;
