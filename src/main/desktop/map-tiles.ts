// Fetches the pictures under the map of a call, for whoever has set an address for them; nobody else asks anything.
import { OWN_ORIGIN } from './own-page';

export interface MapTilesDeps {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Of the settings, with {z}, {x} and {y}; empty: no picture is ever fetched. */
  readonly template: () => string;
}

export interface MapTiles {
  /** Null: the request is not for a picture of a map. Never rejects. */
  answer(request: { readonly url: string; readonly method: string }): Promise<Response | null>;
}

const PREFIX = `${OWN_ORIGIN}/tiles/`;
const ZOOM_MAX = 19;
const TIMEOUT_MS = 5000;
const BYTES_MAX = 1024 * 1024;
const TYPES = new Set(['image/png', 'image/jpeg', 'image/webp']);

export function createMapTiles({ fetch, template }: MapTilesDeps): MapTiles {
  async function picture(z: number, x: number, y: number): Promise<Response> {
    const url = template()
      .replaceAll('{z}', String(z))
      .replaceAll('{x}', String(x))
      .replaceAll('{y}', String(y));
    const answer = await fetch(url, {
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const type = answer.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
    const declared = Number(answer.headers.get('content-length') ?? 0);
    if (!answer.ok || !TYPES.has(type) || declared > BYTES_MAX) return notFound();
    const bytes = await answer.arrayBuffer();
    if (bytes.byteLength > BYTES_MAX) return notFound();
    const headers = { 'content-type': type, 'x-content-type-options': 'nosniff' };
    return new Response(bytes, { status: 200, headers });
  }

  return {
    async answer({ url, method }) {
      if (!url.startsWith(PREFIX)) return null;
      const place = /^(\d{1,2})\/(\d{1,6})\/(\d{1,6})$/.exec(url.slice(PREFIX.length));
      const [z, x, y] = (place ?? []).slice(1).map(Number);
      if (method !== 'GET' || template() === '') return notFound();
      if (z === undefined || x === undefined || y === undefined || z > ZOOM_MAX) return notFound();
      if (x >= 2 ** z || y >= 2 ** z) return notFound();
      return picture(z, x, y).catch(notFound);
    },
  };
}

function notFound(): Response {
  return new Response(null, { status: 404 });
}
