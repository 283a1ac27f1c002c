// Turns the body of a Share911 webhook, JSON or CAP, into one alert of ours.
import { createHash } from 'node:crypto';
import { failed, ok, type Failure, type Result } from '../../../shared/core/failure';
import type { AlertKind, Share911Alert } from '../../../shared/alerts/share911-alert';
import type { Language } from '../../../shared/core/language';
import { readCapAlert } from './cap-alert';
import { aboutOf, clearSaid } from './all-clear';
import { onlyOne, openJson, bodyText } from '../open-json';
import { readTimeMs } from '../read-time';
import * as read from './webhook-fields';

/** Where the fields lie when not at the top. ASSUMED. */
const ENVELOPES = ['data', 'payload', 'alert', 'broadcast', 'event', 'body'] as const;
/** Events of which nobody needs to be alarmed. ASSUMED: everything else is an alarm, known or not. */
const NOTICES: ReadonlySet<string> = new Set([
  ...['test', 'tests', 'testalert', 'testmessage', 'testwebhook', 'webhooktest', 'ping', 'hello'],
  ...['checkin', 'checkout', 'usercheckin', 'verification', 'heartbeat'],
]);
const RESOLVED: ReadonlySet<string> = new Set(['resolved', 'cleared', 'allclear', 'clear']);

/**
 * Fails with `invalid-input` that names the field. Never throws. Source: Share911 "Webhooks", the current JSON (`eventType`, `eventId`, `transId`,
 * `channelId`, …), the older one (`_id`, `alertName`, …) and CAP.
 */
export function parseShare911Alert(
  body: Buffer,
  contentType: string,
  language: Language,
): Result<Share911Alert> {
  const digest = createHash('sha256').update(body).digest('hex');
  const text = bodyText(body, contentType);
  // By what it is and not by its label, which is often wrong.
  if (text.trimStart().startsWith('<')) return readCapAlert(text, digest, language);
  const opened = openJson(text);
  if (!opened.ok) return failed(malformed('body', opened.problem));
  const value = onlyOne(opened.value);
  if (!read.isObject(value)) return failed(malformed('body', 'is not a JSON object'));
  const fields = withEnvelopes(value);
  const name = nameOf(fields);
  if (name === null) {
    return failed(malformed('type', 'is missing: nothing says what kind of alert it is'));
  }
  const kind = kindOf(fields, name);
  return ok({
    ...alertOf(fields, digest),
    ...{ name, kind, format: 'json', cap: null, expiresAtMs: null },
    about: kind === 'all-clear' && !VAGUE.has(read.fold(name)) ? aboutOf(name) : null,
  });
}

/** Names of everything and nothing: an all clear under one of them ends whatever there is. */
const VAGUE: ReadonlySet<string> = new Set([
  'alert',
  'broadcast',
  'event',
  'message',
  'resolution',
]);

/** The event is not what it must be. */
function malformed(field: string, problem: string): Failure {
  return { kind: 'invalid-input', detail: `${field}: ${problem}`, field };
}

/** What lies open counts before what is wrapped. */
function withEnvelopes(value: Readonly<Record<string, unknown>>): read.Fields {
  const fields = new Map(read.fieldsOf(value));
  for (const name of [...ENVELOPES, 'channel', 'location', 'source'] as const) {
    const inner = fields.get(name);
    if (!read.isObject(inner)) continue;
    const isEnvelope = ENVELOPES.some((each) => each === name);
    for (const [key, each] of read.fieldsOf(inner)) {
      const known = isEnvelope ? key : `${name}${key}`;
      if ((fields.get(known) ?? null) === null) fields.set(known, each);
    }
  }
  return fields;
}

const NAMES = [
  'alertname',
  'alerttypename',
  'type',
  'alerttype',
  'name',
  'title',
  'alert',
  'event',
];

/** Where the name may be when it is in none of those; too vague to make a mere notice of an alarm. */
const NAMES_PERHAPS = [
  'broadcasttype',
  'broadcastname',
  'alerttypelabel',
  'alertlabel',
  'alerttitle',
  'alertkind',
];
/** Where an all clear may say so beside the names. */
const STATES = ['eventtype', 'status', 'resolution', 'resolved', 'kind', 'level', 'action'];

/** ASSUMED: the numbers of `alertType` are a list of their own and never those of check-ins, so they stay numbers. */
function nameOf(fields: read.Fields): string | null {
  const text = (value: unknown): string | null =>
    typeof value === 'string' && /\p{L}/u.test(value) ? read.readLine(200)(value) : null;
  const name = read.pick(fields, [...NAMES, ...NAMES_PERHAPS], text);
  if (name !== null) return name;
  const number = read.pick(fields, ['alerttype', 'type', 'alerttypeid'], read.readId(20));
  return number === null ? text(fields.get('eventtype')) : `Alert type ${number}`;
}

/**
 * ASSUMED: an all clear says so at the beginning of a name, or in a field about the resolution; what people write in
 * a message decides nothing. What contradicts itself is none.
 */
function kindOf(fields: read.Fields, name: string): AlertKind {
  const words = [...NAMES, ...NAMES_PERHAPS, ...STATES]
    .map((field) => fields.get(field))
    .filter((value) => typeof value === 'string')
    .map(clearSaid);
  const isTakenBack = words.includes('taken-back');
  if (!isTakenBack && words.includes('clear')) return 'all-clear';
  const states = ['status', 'state', 'resolution', 'alertstatus', 'eventstatus'];
  const state = read.pick(fields, states, (value) =>
    typeof value === 'string' && RESOLVED.has(read.fold(value.slice(0, 50))) ? value : null,
  );
  const flags = ['resolution', 'isresolution', 'resolved', 'isresolved', 'allclear', 'isallclear'];
  const said = flags.map((flag) => read.readFlag(fields.get(flag)));
  const isOver = said.includes(true) || (state !== null && !said.includes(false));
  if (isOver && !isTakenBack) return 'all-clear';
  // Whatever else is called a test, such as a webhook or a site, makes no test of a lockdown.
  const isNotice = [fields.get('eventtype'), name].some(
    (value) => typeof value === 'string' && NOTICES.has(read.fold(value.slice(0, 50))),
  );
  return isNotice ? 'notice' : 'alert';
}

function alertOf(
  fields: read.Fields,
  digest: string,
): Omit<Share911Alert, 'name' | 'kind' | 'format' | 'about' | 'cap' | 'expiresAtMs'> {
  const drill = ['isdrill', 'drill', 'drillmode', 'isdrillmode', 'isexercise', 'exercise'];
  return {
    id:
      read.pick(fields, ['eventid', 'id', 'alertid', 'transid', 'uuid'], read.readId(200)) ??
      digest,
    message: read.pick(
      fields,
      ['msg', 'message', 'text', 'alertmessage', 'description', 'details'],
      read.readText(2000),
    ),
    channelId: read.pick(
      fields,
      ['channelid', 'channel', 'channelchannelid', 'shareid', 'siteid'],
      read.readId(256),
    ),
    channelName: read.pick(fields, ['channelname', 'sitename', 'channellabel'], read.readLine(256)),
    integrationId: read.pick(
      fields,
      ['integrationid', 'sourceintegrationid', 'integration'],
      read.readId(128),
    ),
    isDrill: read.pick(fields, drill, read.readFlag),
    saidAtMs: read.pick(
      fields,
      [
        ...['timestamp', 'clienttimestamp', 'servertimestamp', 'time', 'datetime', 'date'],
        ...['createdat', 'created', 'sentat', 'sent', 'alerttime', 'eventtime', 'broadcastat'],
      ],
      readTimeMs,
    ),
    ...placeOf(fields),
  };
}

/** ASSUMED: half a place is none. */
function placeOf(fields: read.Fields): Pick<Share911Alert, 'latitude' | 'longitude'> {
  const latitude = read.pick(
    fields,
    ['latitude', 'lat', 'locationlatitude', 'locationlat', 'channellatitude', 'channellat'],
    read.readDegrees(90),
  );
  const names = ['longitude', 'lng', 'lon', 'long'];
  const longitude = read.pick(
    fields,
    [...names, ...names.map((name) => `location${name}`), ...names.map((name) => `channel${name}`)],
    read.readDegrees(180),
  );
  return latitude === null || longitude === null
    ? { latitude: null, longitude: null }
    : { latitude, longitude };
}
