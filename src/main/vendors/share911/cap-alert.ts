// Reads a CAP 1.0 to 1.2 alert, as Share911 posts it when told to, into one alert of ours.
import { failed, ok, type Result } from '../../../shared/core/failure';
import type { Share911Alert } from '../../../shared/alerts/share911-alert';
import type { Language } from '../../../shared/core/language';
import { readTimeMs } from '../read-time';
import { clearIn, infosOf, type ChosenInfos } from './cap-infos';
import { linksOf } from './cap-references';
import { alertIn, listOf, malformed, textOf, textsOf, type Element } from './cap-tree';
import * as read from './webhook-fields';

// Where a CAP alert is: the middle of its circle or of its polygon.

type Place = Pick<Share911Alert, 'latitude' | 'longitude'>;

const NOWHERE: Place = { latitude: null, longitude: null };
const PAIR = /^([+-]?\d{1,3}(?:\.\d{1,20})?),([+-]?\d{1,3}(?:\.\d{1,20})?)$/;

/**
 * Circles before polygons, the first that can be read. Source: OASIS CAP 1.2, 3.2.4: a circle is
 * `latitude,longitude radius`, a polygon its corners, the first of them again at the end.
 */
function capPlace(areas: readonly (readonly [readonly string[], readonly string[]])[]): Place {
  const circles = areas.flatMap(([circle]) => circle);
  const polygons = areas.flatMap(([, polygon]) => polygon);
  for (const text of circles) {
    // The radius is no pair.
    const [middle] = pairsOf(text);
    if (middle) return middle;
  }
  for (const text of polygons) {
    const corners = pairsOf(text);
    if (corners.length >= 3) return middleOf(corners);
  }
  return NOWHERE;
}

interface Corner {
  readonly latitude: number;
  readonly longitude: number;
}

function pairsOf(text: string): readonly Corner[] {
  return text
    .slice(0, 20_000)
    .trim()
    .split(/\s+/)
    .map((pair) => PAIR.exec(pair))
    .map((found) => (found ? { latitude: Number(found[1]), longitude: Number(found[2]) } : null))
    .filter((each) => each !== null)
    .filter(({ latitude, longitude }) => Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180);
}

/** Good enough for a building: the mean of the corners. */
function middleOf(corners: readonly Corner[]): Place {
  const [first, last] = [corners[0], corners.at(-1)];
  const isClosed = first?.latitude === last?.latitude && first?.longitude === last?.longitude;
  const each = isClosed ? corners.slice(1) : corners;
  const mean = (of: (corner: Corner) => number): number =>
    each.reduce((sum, corner) => sum + of(corner), 0) / each.length;
  return { latitude: mean((each) => each.latitude), longitude: mean((each) => each.longitude) };
}

/**
 * Fails with `invalid-input` that names the element. Never throws. Source: OASIS "Common Alerting Protocol" 1.1 and
 * 1.2; Share911 "Webhooks", "Data Format". ASSUMED: channel and integration come as parameters of those
 * names, and the description of the area is the channel's name.
 */
export function readCapAlert(
  text: string,
  digest: string,
  language: Language,
): Result<Share911Alert> {
  const alert = alertIn(text);
  if (!alert.ok) return alert;
  const root = alert.value;
  const infos = infosOf(root, language);
  const msgType = read.fold(textOf(root.msgType) ?? '');
  const event = firstOf(infos.read, (info) => wordOf(info.event) ?? wordOf(info.headline));
  const name = event ?? (msgType === '' ? null : wordOf(root.msgType));
  if (name === null) return failed(malformed('alert.info.event', 'is missing'));
  const parameters = parametersOf([...infos.read, ...infos.all]);
  const areas = infos.read.flatMap((info) => listOf(info.area)).filter(read.isObject);
  const status = read.fold(textOf(root.status) ?? '');
  return ok({
    id: read.readId(200)(textOf(root.identifier)) ?? digest,
    ...kindOf(msgType, status, infos),
    name,
    message: messageOf(infos.read, root.note, name),
    channelId: read.pick(parameters, ['channelid', 'channel', 'shareid'], read.readId(256)),
    channelName:
      read.pick(parameters, ['channelname'], read.readLine(256)) ??
      read.readLine(256)([...new Set(areas.flatMap((each) => textsOf(each.areaDesc)))].join('; ')),
    integrationId: read.pick(parameters, ['integrationid'], read.readId(128)),
    isDrill: drillOf(status, parameters),
    format: 'cap',
    saidAtMs: readTimeMs(textOf(root.sent)),
    ...capPlace(areas.map((each) => [textsOf(each.circle), textsOf(each.polygon)] as const)),
    expiresAtMs: expiryOf(infos.read),
    cap: linksOf({
      sender: textOf(root.sender),
      identifier: textOf(root.identifier),
      sent: textOf(root.sent),
      // What says nothing hides nothing.
      msgType: event === null && msgType === 'update' ? '' : msgType,
      references: textsOf(root.references).join(' ') || null,
    }),
  });
}

/** ASSUMED: Share911 clears with a message of type Cancel, or with an event or headline that begins with "all clear". */
function kindOf(
  msgType: string,
  status: string,
  infos: ChosenInfos,
): Pick<Share911Alert, 'kind' | 'about'> {
  if (msgType === 'ack' || msgType === 'error') return { kind: 'notice', about: null };
  if (status === 'system' || status === 'draft') return { kind: 'notice', about: null };
  // A Cancel ends what it names.
  if (msgType === 'cancel') return { kind: 'all-clear', about: null };
  const clear = clearIn(infos);
  return clear === null ? { kind: 'alert', about: null } : { kind: 'all-clear', ...clear };
}

function drillOf(status: string, parameters: read.Fields): boolean | null {
  if (status === 'exercise' || status === 'test') return true;
  const said = read.pick(parameters, ['isdrill', 'drill'], read.readFlag);
  return said ?? (status === 'actual' ? false : null);
}

/** The last moment that any of them names: until then something of it counts. */
function expiryOf(infos: readonly Element[]): number | null {
  const times = infos.map((info) => readTimeMs(textOf(info.expires)));
  return times.reduce<number | null>(
    (last, each) => (each === null || (last !== null && last > each) ? last : each),
    null,
  );
}

/**
 * Headline, description and instruction of each, where they say more than the name, and why a Cancel was sent; what is
 * said twice stands once.
 */
function messageOf(infos: readonly Element[], note: unknown, name: string): string | null {
  const said = infos
    .flatMap((info, index) => [
      ...(index === 0 ? [] : [info.event]),
      ...[info.headline, info.description, info.instruction],
    ])
    .concat(note);
  const parts = said
    .map((each) => read.readText(2000)(withLines(textOf(each))))
    .filter((each) => each !== null && read.fold(each) !== read.fold(name));
  return read.readText(2000)([...new Set(parts)].join('\n'));
}

/** Breaks and paragraphs of HTML are lines. */
function withLines(text: string | null): string | null {
  if (text === null) return null;
  return text
    .slice(0, 20_000)
    .replace(/[ \t]*<\/?(?:br|p|div|li|ul|ol|tr|h[1-6])(?:\s[^<>]{0,200})?\/?>[ \t]*/gi, '\n')
    .replace(/\r\n?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function parametersOf(infos: readonly Element[]): read.Fields {
  const pairs = infos
    .flatMap((info) => [...listOf(info.parameter), ...listOf(info.eventCode)])
    .filter(read.isObject);
  const known = new Map<string, unknown>();
  for (const { valueName, value } of pairs) {
    const name = read.fold(textOf(valueName) ?? '');
    if (!known.has(name)) known.set(name, textOf(value));
  }
  return known;
}

function firstOf<T>(infos: readonly Element[], of: (info: Element) => T | null): T | null {
  for (const info of infos) {
    const found = of(info);
    if (found !== null) return found;
  }
  return null;
}

function wordOf(value: unknown): string | null {
  return read.readLine(200)(textOf(value));
}
