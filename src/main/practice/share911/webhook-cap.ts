// A practice alert as a CAP 1.2 message.
import type { PracticeAlert } from './practice-alert';

/** Source: OASIS CAP 1.2; Share911's page says only that there is such a form. ASSUMED: which elements carry what. */
export function capBody(alert: PracticeAlert): string {
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
