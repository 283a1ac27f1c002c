// A practice alert in the three bodies that Share911's page tells of.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';

/** json-old: an earlier copy of the page. */
const AlertFormat = z.enum(['json', 'json-old', 'cap']);

/** Everything but the name may be left out. */
export const AlertRequest = z.strictObject({
  /** Such as `LOCKDOWN` or `ALL CLEAR`; `test` tries the webhook alone. */
  name: z.string().trim().min(1).max(100),
  format: AlertFormat.optional(),
  drill: z.boolean().optional(),
  /** Whose integration raised it; a desk knows its own. */
  integrationId: z.string().min(1).max(128).optional(),
  message: z.string().max(1000).optional(),
  channelId: z.string().min(1).max(256).optional(),
});
export type AlertRequest = z.infer<typeof AlertRequest>;

export interface AlertBody {
  readonly contentType: string;
  readonly body: string;
}

/** The channel that a desk in practice uses when none is set. */
const CHANNEL_ID = 'practice/front-desk';
const CHANNEL_NAME = 'Practice front desk';
/** ASSUMED: the vendor gives its own numbers on request only. */
const ALERT_TYPES: Readonly<Record<string, number>> = { LOCKDOWN: 1, 'ALL CLEAR': 2 };
const OTHER_TYPE = 99;

/** The body, made once: every retry posts the same text. */
export function alertBody(request: AlertRequest, atMs: number): AlertBody & { eventId: string } {
  const alert: PracticeAlert = {
    name: request.name,
    drill: request.drill ?? false,
    integrationId: request.integrationId ?? null,
    message: request.message ?? null,
    channelId: request.channelId ?? CHANNEL_ID,
    channelName: CHANNEL_NAME,
    eventId: randomUUID(),
    atMs,
  };
  const { eventId } = alert;
  switch (request.format ?? 'json') {
    case 'json':
      return { eventId, contentType: 'application/json', body: JSON.stringify(current(alert)) };
    case 'json-old':
      return { eventId, contentType: 'application/json', body: JSON.stringify(earlier(alert)) };
    case 'cap':
      // ASSUMED: the page does not name the type of its XML.
      return { eventId, contentType: 'application/xml', body: capBody(alert) };
  }
}

/** Source: Share911 Webhooks page, up to `channelId`. ASSUMED: the rest, as in the earlier copy or in words of its settings. */
function current(alert: PracticeAlert): object {
  return {
    eventType: alert.name === 'test' ? 'test' : 'alert',
    eventId: alert.eventId,
    transId: randomUUID(),
    channelId: alert.channelId,
    channelName: alert.channelName,
    customChannelIds: ['PRACTICE-1'],
    alertName: alert.name,
    alertType: ALERT_TYPES[alert.name] ?? OTHER_TYPE,
    ...(alert.message === null ? {} : { message: alert.message }),
    ...(alert.integrationId === null ? {} : { integrationId: alert.integrationId }),
    drill: alert.drill,
    timestamp: new Date(alert.atMs).toISOString(),
  };
}

/** Source: an earlier copy of the Share911 Webhooks page, `_id` to `alertType`. ASSUMED: `msg`, as its broadcasts have it. */
function earlier(alert: PracticeAlert): object {
  return {
    _id: alert.eventId,
    channelId: alert.channelId,
    channelName: alert.channelName,
    customChannelIds: ['PRACTICE-1'],
    alertName: alert.name,
    alertType: ALERT_TYPES[alert.name] ?? OTHER_TYPE,
    ...(alert.message === null ? {} : { msg: alert.message }),
    ...(alert.integrationId === null ? {} : { integrationId: alert.integrationId }),
    ...(alert.drill ? { drill: true } : {}),
  };
}

/** Source: OASIS CAP 1.2; Share911's page says only that there is such a form. ASSUMED: which elements carry what. */
function capBody(alert: PracticeAlert): string {
  const isOver = /^all[ -]?clear$/i.test(alert.name);
  const status = alert.name === 'test' ? 'Test' : alert.drill ? 'Exercise' : 'Actual';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">',
    element('identifier', alert.eventId),
    element('sender', 'practice@share911.example'),
    element('sent', capTime(alert.atMs)),
    element('status', status),
    element('msgType', 'Alert'),
    element('source', alert.integrationId),
    element('scope', 'Private'),
    element('addresses', alert.channelId),
    '  <info>',
    element('category', 'Safety'),
    element('event', alert.name),
    element('responseType', isOver ? 'AllClear' : null),
    element('urgency', isOver ? 'Past' : 'Immediate'),
    element('severity', isOver ? 'Minor' : 'Extreme'),
    element('certainty', 'Observed'),
    element('senderName', alert.channelName),
    element('headline', alert.name),
    element('description', alert.message),
    parameter('channelId', alert.channelId),
    parameter('integrationId', alert.integrationId),
    '    <area>',
    element('areaDesc', alert.channelName),
    '    </area>',
    '  </info>',
    '</alert>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function element(name: string, text: string | null): string {
  return text === null ? '' : `    <${name}>${escaped(text)}</${name}>`;
}

function parameter(name: string, value: string | null): string {
  if (value === null) return '';
  return `    <parameter>${element('valueName', name).trim()}${element('value', value).trim()}</parameter>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** CAP forbids a `Z`. */
function capTime(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19)}+00:00`;
}

/** An alert with nothing left open. */
interface PracticeAlert {
  readonly name: string;
  readonly drill: boolean;
  readonly integrationId: string | null;
  readonly message: string | null;
  readonly channelId: string;
  readonly channelName: string;
  readonly eventId: string;
  readonly atMs: number;
}
