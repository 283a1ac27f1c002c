// Reads a CAP 1.1 or 1.2 alert, as Share911 posts it when told to, into one alert of ours.
import { XMLParser } from 'fast-xml-parser';
import { failed, ok, type Failure, type Result } from '../../../shared/failure';
import type { AlertKind, Share911Alert } from '../../../shared/share911-alert';
import { capPlace } from './cap-place';
import { xmlProblem } from './cap-shape';
import * as read from './webhook-fields';

const TEXT = '#text';
const CDATA = '#cdata';

/**
 * Fails with `invalid-input` that names the element. Never throws. Source: OASIS "Common Alerting Protocol" 1.1 and
 * 1.2; Share911 "Webhooks", "Data Format". ASSUMED: channel and integration come as parameters of those
 * names, and the description of the area is the channel's name.
 */
export function readCapAlert(body: Buffer, digest: string): Result<Share911Alert> {
  const alert = rootOf(body);
  if (!alert.ok) return alert;
  const root = alert.value;
  const info = listOf(root.info).find(read.isObject) ?? {};
  const event = wordOf(info.event) ?? wordOf(info.headline);
  const msgType = read.fold(textOf(root.msgType) ?? '');
  const name = event ?? (msgType === '' ? null : wordOf(root.msgType));
  if (name === null) return failed(malformed('alert.info.event', 'is missing'));
  const parameters = parametersOf(info);
  const area = listOf(info.area).filter(read.isObject);
  const status = read.fold(textOf(root.status) ?? '');
  return ok({
    id: read.readId(200)(textOf(root.identifier)) ?? digest,
    kind: kindOf(msgType, status, info),
    name,
    message: messageOf(info, name),
    channelId: read.pick(parameters, ['channelid', 'channel', 'shareid'], read.readId(256)),
    channelName:
      read.pick(parameters, ['channelname'], read.readLine(256)) ??
      read.readLine(256)(textOf(area[0]?.areaDesc)),
    integrationId: read.pick(parameters, ['integrationid'], read.readId(128)),
    isDrill: drillOf(status, parameters),
    format: 'cap',
    saidAtMs: read.readTimeMs(textOf(root.sent)),
    ...capPlace(area.map((each) => [textsOf(each.circle), textsOf(each.polygon)] as const)),
  });
}

function rootOf(body: Buffer): Result<Readonly<Record<string, unknown>>> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return failed(malformed('body', 'is not UTF-8'));
  }
  const problem = xmlProblem(text);
  if (problem !== null) return failed(malformed('body', problem));
  let parsed: unknown;
  try {
    parsed = new XMLParser({
      removeNSPrefix: true,
      ignoreAttributes: true,
      ignoreDeclaration: true,
      ignorePiTags: true,
      parseTagValue: false,
      processEntities: false,
      cdataPropName: CDATA,
      maxNestedTags: 40,
    }).parse(text);
  } catch {
    return failed(malformed('body', 'is not XML'));
  }
  const root = read.isObject(parsed) && Object.hasOwn(parsed, 'alert') ? parsed.alert : null;
  return read.isObject(root) ? ok(root) : failed(malformed('alert', 'is missing'));
}

/** ASSUMED: Share911 clears with a message of type Cancel, or with an event or headline that begins with "all clear". */
function kindOf(
  msgType: string,
  status: string,
  info: Readonly<Record<string, unknown>>,
): AlertKind {
  const words = [info.event, info.headline, ...listOf(info.responseType)].map((each) =>
    read.fold(textOf(each)?.slice(0, 200) ?? ''),
  );
  if (msgType === 'ack' || msgType === 'error') return 'notice';
  if (status === 'system' || status === 'draft') return 'notice';
  if (msgType === 'cancel' || words.some((word) => word.startsWith('allclear'))) return 'all-clear';
  return 'alert';
}

function drillOf(status: string, parameters: read.Fields): boolean | null {
  if (status === 'exercise' || status === 'test') return true;
  const said = read.pick(parameters, ['isdrill', 'drill'], read.readFlag);
  return said ?? (status === 'actual' ? false : null);
}

/** Headline and description where they say more than the name; one of them stands for both when they are alike. */
function messageOf(info: Readonly<Record<string, unknown>>, name: string): string | null {
  const parts = [info.headline, info.description, info.instruction]
    .map((each) => read.readText(2000)(textOf(each)))
    .filter((each) => each !== null && read.fold(each) !== read.fold(name));
  return read.readText(2000)([...new Set(parts)].join('\n'));
}

function parametersOf(info: Readonly<Record<string, unknown>>): read.Fields {
  const pairs = [...listOf(info.parameter), ...listOf(info.eventCode)].filter(read.isObject);
  const known = new Map<string, unknown>();
  for (const { valueName, value } of pairs) {
    const name = read.fold(textOf(valueName) ?? '');
    if (!known.has(name)) known.set(name, textOf(value));
  }
  return known;
}

function wordOf(value: unknown): string | null {
  return read.readLine(200)(textOf(value));
}

function textsOf(value: unknown): readonly string[] {
  return listOf(value)
    .map(textOf)
    .filter((text) => text !== null);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : value === undefined ? [] : [value];
}

/** The text of an element; what stands in CDATA means itself. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return withoutEntities(value);
  if (!read.isObject(value)) return null;
  const own = typeof value[TEXT] === 'string' ? withoutEntities(value[TEXT]) : '';
  const data = listOf(value[CDATA]).filter((each) => typeof each === 'string');
  return own + data.join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

/** The five of XML and numbered characters, once and in one go: nothing can grow. Others stay as they are. */
function withoutEntities(text: string): string {
  return text.replace(
    /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi,
    (all, ...found) => {
      const [name, decimal, hex] = found as (string | undefined)[];
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? all;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
      return isCharacter ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}

function malformed(field: string, problem: string): Failure {
  return { kind: 'invalid-input', detail: `${field}: ${problem}`, field };
}
