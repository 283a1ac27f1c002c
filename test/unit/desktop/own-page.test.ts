// What counts as our own page.
import { describe, expect, it } from 'vitest';
import { createOwnPage } from '../../../src/main/desktop/own-page';

describe('our own page', () => {
  const used = createOwnPage(undefined);
  const developed = createOwnPage('http://localhost:5173');

  it.each([
    'tocsin://app/index.html',
    'tocsin://app/index.html#panic',
    'tocsin://app/assets/index.js',
  ])('is %s', (url) => expect(used.isOwn(url)).toBe(true));

  it.each([
    'tocsin://other/index.html',
    'tocsin://app.evil.example/index.html',
    'tocsin://user@app/index.html',
    'tocsin://app:81/index.html',
    'https://app/index.html',
    'http://localhost:5173/',
    'file:///app/index.html',
    'data:text/html,tocsin://app/',
    'javascript:alert(1)',
    'about:blank',
    'tocsin:',
    '',
  ])('is not "%s"', (url) => expect(used.isOwn(url)).toBe(false));

  it('is the development server only while developing', () => {
    expect(developed.url).toBe('http://localhost:5173');
    expect(developed.isOwn('http://localhost:5173/main.tsx')).toBe(true);
    expect(developed.isOwn('ws://localhost:5173/')).toBe(true);
    expect(developed.isOwn('http://localhost:5174/')).toBe(false);
    expect(developed.isOwn('https://localhost:5173/')).toBe(false);
    expect(developed.isOwn('tocsin://app/index.html')).toBe(false);
  });
});
