// Opens the XML of a CAP message and reads the texts in it.
import { XMLParser } from 'fast-xml-parser';
import { failed, ok, type Failure, type Result } from '../../../shared/core/failure';
import { isObject } from './webhook-fields';

// Looks whether XML is one whole, harmless tree before any parser sees it: no DOCTYPE, nothing left open, not too deep.

const DEPTH_MAX = 32;
const ELEMENTS_MAX = 5_000;

/** A comment, a CDATA section, an instruction, an end, a start with its attributes, or text. */
const PIECE =
  /<!--(?:(?!--)[^])*-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|<\/([^\s<>/]+)\s*>|<([^\s<>/!?"'=]+)(?:\s+[^\s=<>/"']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(\/?)>|[^<]+/y;

/** What is wrong with it, or null. Entities are refused together with the DOCTYPE that would bring them. */
function xmlProblem(text: string): string | null {
  if (/<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(text)) return 'has a DOCTYPE';
  const open: string[] = [];
  let roots = 0;
  let elements = 0;
  PIECE.lastIndex = 0;
  for (let at = 0; at < text.length; at = PIECE.lastIndex) {
    PIECE.lastIndex = at;
    const found = PIECE.exec(text);
    if (!found) return 'is not XML';
    const [piece, end, start, isEmpty] = found;
    if (end !== undefined) {
      if (open.pop() !== end) return 'is not XML';
    } else if (start !== undefined) {
      if (open.length === 0) roots += 1;
      if ((elements += 1) > ELEMENTS_MAX) return 'has too many elements';
      if (isEmpty === '') open.push(start);
      if (open.length > DEPTH_MAX) return 'is nested too deeply';
    } else if (open.length === 0 && !/^(?:<!--|<\?)/.test(piece) && piece.trim() !== '') {
      return 'is not XML';
    }
  }
  return roots === 1 && open.length === 0 ? null : 'is not XML';
}

export type Element = Readonly<Record<string, unknown>>;

const TEXT = '#text';
const CDATA = '#cdata';
/** Breaks of HTML that stand in the XML itself; those of escaped HTML are seen later. */
const BREAK = /<(?:[\w.-]{1,20}:)?br\s*\/?>(?:<\/(?:[\w.-]{1,20}:)?br>)?/gi;

/** The one `alert`. Prefixes and namespaces decide nothing, so CAP 1.0 to 1.2 are one. Failure `invalid-input`. */
export function alertIn(text: string): Result<Element> {
  const lines = text.replace(BREAK, '\n');
  const problem = xmlProblem(lines);
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
    }).parse(lines);
  } catch {
    return failed(malformed('body', 'is not XML'));
  }
  const [root, ...others] = alertsIn(parsed);
  if (others.length > 0) return failed(malformed('alert', 'is there more than once'));
  return isObject(root) ? ok(root) : failed(malformed('alert', 'is missing'));
}

/** Also within the envelope of another program: SOAP, EDXL. As deep as the parser goes. */
function alertsIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(alertsIn);
  if (!isObject(value)) return [];
  if (Object.hasOwn(value, 'alert')) return listOf(value.alert);
  return Object.values(value).flatMap(alertsIn);
}

export function malformed(field: string, problem: string): Failure {
  return { kind: 'invalid-input', detail: `${field}: ${problem}`, field };
}

export function textsOf(value: unknown): readonly string[] {
  return listOf(value)
    .map(textOf)
    .filter((text) => text !== null);
}

/** An element that is there once is a list of one. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : value === undefined ? [] : [value];
}

/** The text of an element; what stands in CDATA means itself. Of an element that is there twice, the first counts. */
export function textOf(value: unknown): string | null {
  if (Array.isArray(value)) return textOf((value as readonly unknown[])[0]);
  if (typeof value === 'string') return withoutEntities(value);
  if (!isObject(value)) return null;
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
