// Our own scheme serves the page's files and nothing else of the computer.
import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerPageRequest } from '../../../src/main/desktop/page-files';

const base = mkdtempSync(join(tmpdir(), 'tocsin-page-'));
const folder = join(base, 'renderer');
const get = (url: string, method = 'GET') => answerPageRequest(folder, { url, method });

beforeAll(() => {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  mkdirSync(join(base, 'renderer-2'));
  writeFileSync(join(folder, 'index.html'), '<title>own</title>');
  writeFileSync(join(folder, 'assets/a b.js'), 'own');
  writeFileSync(join(folder, 'notes.txt'), 'not a kind we serve');
  writeFileSync(join(base, 'secret.json'), 'SECRET');
  writeFileSync(join(base, 'renderer-2/secret.json'), 'SECRET');
  symlinkSync(join(base, 'secret.json'), join(folder, 'link.json'));
  symlinkSync(base, join(folder, 'up'));
});
afterAll(() => rmSync(base, { recursive: true }));

describe('a request for a file of the page', () => {
  it('is answered with its type and a policy that allows own files only', async () => {
    const page = await get('tocsin://app/index.html?theme=dark#panic');
    expect(page.status).toBe(200);
    expect(await page.text()).toBe('<title>own</title>');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).toContain("connect-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|http|data:|blob:/);
  });

  it('finds a name with a space in it', async () => {
    const script = await get('tocsin://app/assets/a%20b.js');
    expect([script.status, await script.text()]).toEqual([200, 'own']);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it.each([
    ['a file that is not there', 'tocsin://app/none.js'],
    ['the folder itself', 'tocsin://app/'],
    ['a folder inside', 'tocsin://app/assets'],
    ['a kind of file that the page never needs', 'tocsin://app/notes.txt'],
    ['a climb out', 'tocsin://app/../secret.json'],
    ['an encoded climb out', 'tocsin://app/..%2fsecret.json'],
    ['a doubly encoded climb out', 'tocsin://app/%252e%252e%252fsecret.json'],
    ['a climb with backslashes', 'tocsin://app/..%5csecret.json'],
    ['a climb into a folder with a longer name', 'tocsin://app/%2e%2e%2frenderer-2%2fsecret.json'],
    ['a link that leads out', 'tocsin://app/link.json'],
    ['a linked folder that leads out', 'tocsin://app/up/secret.json'],
    ['an absolute path', `tocsin://app/${join(base, 'secret.json')}`],
    ['a drive letter', 'tocsin://app/C:%5csecret.json'],
    ['a name with a null in it', 'tocsin://app/index.html%00.js'],
    ['a broken encoding', 'tocsin://app/%E0%A4%A'],
    ['another host', 'tocsin://other/index.html'],
    ['another scheme', 'https://app/index.html'],
    ['no address at all', 'index.html'],
  ])('is a 404 for %s', async (_what, url) => {
    const answer = await get(url);
    expect([answer.status, await answer.text()]).toEqual([404, '']);
  });

  it('is refused for anything but reading', async () => {
    expect((await get('tocsin://app/index.html', 'POST')).status).toBe(405);
  });

  it('never gives away a file outside, however the address is put together', async () => {
    const part = fc.constantFrom('..', '.', '', 'up', '%2e', '%2f', '%5c', '/', 'renderer-2', ':');
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 8 }), async (parts) => {
        const answer = await get(`tocsin://app/${parts.join('/')}/secret.json`);
        expect(await answer.text()).not.toContain('SECRET');
      }),
    );
  });
});
