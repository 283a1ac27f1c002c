// Tells the words of a programming interface from a page that something else put in their place.
import { openJson } from './open-json';
import type { HttpAnswer } from '../core/lib/vendor-port';

type Response = Extract<HttpAnswer, { kind: 'response' }>;

/** `other`: no interface speaks like that; a web filter, a sign-in page or a proxy may have answered. */
type AnswerShape = 'empty' | 'json' | 'text' | 'other';

/** Longer than any sentence an interface says, shorter than any page. */
const TEXT_MAX_LENGTH = 200;
/** A longer body is judged by its declared type and its first sign: reading it twice would hold others up. */
const PARSED_MAX_LENGTH = 64 * 1024;

/**
 * ASSUMED: an interface declares JSON or plain text, or nothing. A page that is empty is a page, and of an
 * answer that was cut off nobody knows what it said.
 */
export function shapeOf(answer: Response): AnswerShape {
  const type = typeOf(answer);
  const isJsonType = /^(application|text)\/([a-z0-9.-]+\+)?json$/.test(type);
  if (answer.isCut || !(isJsonType || type === '' || type === 'text/plain')) return 'other';
  const body = plainBody(answer);
  if (body === '') return 'empty';
  if (body.length > PARSED_MAX_LENGTH) return isJsonType && /^[[{]/.test(body) ? 'json' : 'other';
  if (openJson(body).ok) return 'json';
  return isJsonType || !isSentence(body) ? 'other' : 'text';
}

/** Without a byte order mark and the space around it. */
function plainBody({ body }: Response): string {
  return body.replace(/^\ufeff/, '').trim();
}

/** For the record: what came instead, by its type and, where it is a page, its title. */
export function describeShape(answer: Response): string {
  const title = /<title[^>]*>([^<]{1,200})/i.exec(answer.body.slice(0, 20_000))?.[1] ?? '';
  const words = title.replace(/[\p{C}\p{Z}\s]+/gu, ' ').trim();
  const type = typeOf(answer).slice(0, 60) || 'of no type';
  return words === '' ? type : `${type}, titled "${words}"`;
}

function typeOf({ headers }: Response): string {
  const name = Object.keys(headers).find((key) => key.toLowerCase() === 'content-type');
  const type = name === undefined ? '' : (headers[name] ?? '');
  return (type.split(';')[0] ?? '').trim().toLowerCase();
}

/** Broken JSON, markup and bytes that are no text are not a sentence. */
function isSentence(body: string): boolean {
  return (
    body.length <= TEXT_MAX_LENGTH && !/^[[{]|<[a-z!?/]/i.test(body) && !/[^\P{C}\s]/u.test(body)
  );
}
