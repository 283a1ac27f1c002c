// Pictures of maps are fetched only where an address is set, and only pictures come back.
import { describe, expect, it } from 'vitest';
import { createMapTiles } from '../../../src/main/desktop/map-tiles';

const PNG = { 'content-type': 'image/png' };

function tilesWith(template: string, answer: () => Promise<Response>) {
  const asked: string[] = [];
  const tiles = createMapTiles({
    template: () => template,
    fetch(url) {
      asked.push(url);
      return answer();
    },
  });
  const get = (path: string, method = 'GET') =>
    tiles.answer({ url: `tocsin://app/${path}`, method });
  return { asked, get };
}

const picture = () => Promise.resolve(new Response(new Uint8Array([1, 2, 3]), { headers: PNG }));

describe('pictures of maps', () => {
  it('are fetched from the address that is set', async () => {
    const { asked, get } = tilesWith('https://maps.example/{z}/{x}/{y}.png?key=a', picture);
    const answer = await get('tiles/15/8800/12400');
    expect(asked).toEqual(['https://maps.example/15/8800/12400.png?key=a']);
    expect(answer?.status).toBe(200);
    expect(answer?.headers.get('content-type')).toBe('image/png');
    expect(new Uint8Array((await answer?.arrayBuffer()) ?? new ArrayBuffer(0))).toHaveLength(3);
  });

  it('are never asked for while no address is set', async () => {
    const { asked, get } = tilesWith('', picture);
    expect((await get('tiles/15/8800/12400'))?.status).toBe(404);
    expect(asked).toEqual([]);
  });

  it.each([
    ['tiles/20/1/1', 'GET'],
    ['tiles/3/8/1', 'GET'],
    ['tiles/3/1/-1', 'GET'],
    ['tiles/3/1/1/../../x', 'GET'],
    ['tiles/3/1/1?x=1', 'GET'],
    ['tiles/3/1/1', 'POST'],
  ])('outside the map are refused without asking: %s %s', async (path, method) => {
    const { asked, get } = tilesWith('https://maps.example/{z}/{x}/{y}', picture);
    expect((await get(path, method))?.status).toBe(404);
    expect(asked).toEqual([]);
  });

  it.each([
    ['a page', () => new Response('<p>', { headers: { 'content-type': 'text/html' } })],
    [
      'a drawing that may hold scripts',
      () => new Response('', { headers: { 'content-type': 'image/svg+xml' } }),
    ],
    ['a refusal', () => new Response('', { status: 403, headers: PNG })],
    ['something huge', () => new Response(new Uint8Array(1024 * 1024 + 1), { headers: PNG })],
  ])('that are %s are not passed on', async (_what, answer) => {
    const { get } = tilesWith('https://maps.example/{z}/{x}/{y}', () => Promise.resolve(answer()));
    expect((await get('tiles/3/1/1'))?.status).toBe(404);
  });

  it('that cannot be fetched are missing, nothing more', async () => {
    const { get } = tilesWith('https://maps.example/{z}/{x}/{y}', () =>
      Promise.reject(new Error('offline')),
    );
    expect((await get('tiles/3/1/1'))?.status).toBe(404);
  });

  it('leave every other request to the page', async () => {
    const { get } = tilesWith('https://maps.example/{z}/{x}/{y}', picture);
    expect(await get('index.html')).toBeNull();
    expect(await get('tilesx')).toBeNull();
  });
});
