// Everything an operator or IT can set, with bounds and defaults. Secrets are not settings.
import { z } from 'zod';
import { Language } from '../core/language';
import {
  CALLBACK_PHONE_MAX_LENGTH,
  LOCATION_MAX_LENGTH,
  MESSAGE_MAX_LENGTH,
  ROOM_MAX_LENGTH,
} from '../core/check-in';
import { DEFAULT_HOTKEYS, Hotkeys } from './hotkey';
import { BaseUrl, isSafeAddress, SAFE_ADDRESS, singleLine } from '../core/setting-text';
import { ofVendors, World, type VendorId } from '../core/vendor';
import {
  QuestionLanguage,
  VERIFICATION_MESSAGE_MAX_LENGTH,
  VerificationMethod,
  VerificationPriority,
} from '../verification/verification';

/** An address with the three places for zoom, column and row of a map picture; a query may carry a key. */
const TileUrl = z
  .string()
  .max(1000)
  .refine((text) => isSafeAddress(text, true), SAFE_ADDRESS)
  .refine(
    (text) => ['{z}', '{x}', '{y}'].every((part) => text.includes(part)),
    'must hold {z}, {x} and {y}',
  );

export const SETTINGS_VERSION = 1;

export const Settings = z.object({
  mode: World,
  /** Of a desk that is live: whether it may go back to practice, and for how long before it is live again. */
  practice: z.object({
    allowed: z.boolean(),
    returnAfterMinutes: z.number().int().min(1).max(480),
  }),
  desk: z.object({
    name: singleLine(100),
    location: singleLine(LOCATION_MAX_LENGTH),
    /** Such as `12` or `Room 12`; goes out beside the location. Empty: none. */
    room: singleLine(ROOM_MAX_LENGTH),
    /** Main checks it, and has it in one form: `+1 614 555 0100 ext. 4`. The file keeps what was typed. Empty: none. */
    callbackPhone: singleLine(CALLBACK_PHONE_MAX_LENGTH),
  }),
  ...ofVendors('settings'),
  /** Where this desk's building is, in WGS 84 degrees; null while nobody has said so. */
  site: z.object({
    latitude: z.number().min(-90).max(90).nullable(),
    longitude: z.number().min(-180).max(180).nullable(),
    /** A call within this many metres may come from this building. */
    radiusM: z.number().int().min(10).max(5000),
  }),
  calls: z.object({
    /** Data of a call is purged this long after its last share. */
    keepHours: z.number().int().min(1).max(8760),
    /** Map pictures under the drawing, with {z}, {x} and {y}; empty: none are fetched. */
    tileUrl: z.union([z.literal(''), TileUrl]),
    /** Beeps until somebody looks, for at most a minute. */
    sound: z.boolean(),
  }),
  webhooks: z.object({
    host: singleLine(255).min(1),
    port: z.number().int().min(1).max(65535),
    /** Where the services reach the receiver from outside; empty while there is no such address. */
    publicUrl: z.union([z.literal(''), BaseUrl]),
  }),
  verification: z.object({
    method: VerificationMethod,
    priority: VerificationPriority,
    /** Words of a question; empty means Tocsin's own. May hold {site}, {event}, {urgency} and {minutes}. */
    template: z.string().trim().max(VERIFICATION_MESSAGE_MAX_LENGTH),
    /** Of the people who are asked. */
    language: QuestionLanguage,
  }),
  panic: z.object({
    /** 0 fires at once. */
    countdownSeconds: z.number().int().min(0).max(10),
    /** By Enter or Space on a tile; never shorter than by mouse. */
    keyboardCountdownSeconds: z.number().int().min(0).max(10),
    expireAfterMinutes: z.number().int().min(1).max(1440),
    /** A hotkey shows nothing but the mark in the tray. */
    discreetHotkeys: z.boolean(),
    /** It stays so when a press by hotkey failed for good or expired. */
    discreetFailures: z.boolean(),
    /** The number the screen tells people to call when a press cannot get through. */
    emergencyNumber: singleLine(40).min(1),
    phrases: z.array(singleLine(MESSAGE_MAX_LENGTH).min(1)).max(12),
  }),
  hotkeys: Hotkeys,
  language: z.enum(['system', ...Language.options]),
  theme: z.enum(['system', 'light', 'dark']),
});
export type Settings = z.infer<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = {
  mode: 'practice',
  practice: { allowed: true, returnAfterMinutes: 30 },
  desk: { name: 'Front Desk', location: 'Front Desk', room: '', callbackPhone: '' },
  ...ofVendors('defaults'),
  site: { latitude: null, longitude: null, radiusM: 150 },
  calls: { keepHours: 72, tileUrl: '', sound: true },
  webhooks: { host: '127.0.0.1', port: 9119, publicUrl: '' },
  verification: { method: 'sms', priority: 'high', template: '', language: 'both' },
  panic: {
    countdownSeconds: 3,
    keyboardCountdownSeconds: 5,
    expireAfterMinutes: 30,
    discreetHotkeys: true,
    discreetFailures: false,
    emergencyNumber: '911',
    phrases: [],
  },
  hotkeys: DEFAULT_HOTKEYS,
  language: 'system',
  theme: 'system',
};

type Patch<T> = { [K in keyof T]?: T[K] | undefined };
const VENDOR_PATCHES = Object.fromEntries(
  Object.entries<z.ZodObject>(ofVendors('settings')).map(
    ([vendor, section]): readonly unknown[] => [vendor, section.partial().strict()],
  ),
) as { readonly [V in VendorId]: z.ZodType<Patch<Settings[V]>, Patch<Settings[V]>> };

/** Two levels deep is all a settings patch may reach: `{ panic: { countdownSeconds: 0 } }`. */
export const SettingsPatch = z
  .strictObject({
    desk: Settings.shape.desk.partial().strict(),
    ...VENDOR_PATCHES,
    site: Settings.shape.site.partial().strict(),
    calls: Settings.shape.calls.partial().strict(),
    webhooks: Settings.shape.webhooks.partial().strict(),
    verification: Settings.shape.verification.partial().strict(),
    panic: Settings.shape.panic.partial().strict(),
    language: Settings.shape.language,
    theme: Settings.shape.theme,
  })
  .partial();
export type SettingsPatch = z.infer<typeof SettingsPatch>;
