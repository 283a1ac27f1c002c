// Answers a request for one file of the window's page: only files inside one folder, with strict headers.
import { readFile, realpath } from 'node:fs/promises';
import { extname, isAbsolute, join, relative } from 'node:path';
import { OWN_ORIGIN } from './own-page';

/** React sets styles through the CSSOM, which this policy allows; no style attribute is parsed. */
const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "media-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
  ['.mp3', 'audio/mpeg'],
  ['.wav', 'audio/wav'],
  ['.ogg', 'audio/ogg'],
]);

/** Never rejects: whatever is not a known kind of file inside `folder` is a 404. */
export async function answerPageRequest(
  folder: string,
  request: { readonly url: string; readonly method: string },
): Promise<Response> {
  if (request.method !== 'GET') return answer(405, 'text/plain', null);
  const found = await findFile(folder, request.url);
  return found === undefined
    ? answer(404, 'text/plain', null)
    : answer(200, found.type, found.body);
}

async function findFile(
  folder: string,
  url: string,
): Promise<{ readonly type: string; readonly body: Uint8Array<ArrayBuffer> } | undefined> {
  const name = fileName(url);
  const type = name === undefined ? undefined : TYPES.get(extname(name));
  if (name === undefined || type === undefined) return undefined;
  try {
    // Real paths, so that a link inside the folder cannot lead out of it.
    const root = await realpath(folder);
    const path = await realpath(join(root, name));
    if (!isInside(root, path)) return undefined;
    return { type, body: new Uint8Array(await readFile(path)) };
  } catch {
    return undefined;
  }
}

/** The path after our origin, decoded once; undefined when it could mean anything but a file of ours. */
function fileName(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, host, pathname } = new URL(url);
  if (`${protocol}//${host}` !== OWN_ORIGIN) return undefined;
  try {
    const name = decodeURIComponent(pathname);
    const parts = name.split('/').slice(1);
    const harmless = parts.every((part) => part !== '' && part !== '..' && part !== '.');
    return harmless && !/[\\:\0]/.test(name) ? parts.join('/') : undefined;
  } catch {
    return undefined;
  }
}

function isInside(root: string, path: string): boolean {
  const from = relative(root, path);
  return from !== '' && !from.startsWith('..') && !isAbsolute(from);
}

function answer(status: number, type: string, body: BodyInit | null): Response {
  return new Response(body, {
    status,
    headers: {
      'content-type': type,
      'content-security-policy': CONTENT_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
    },
  });
}
