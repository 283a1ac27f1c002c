// DISPLAY and the Xauthority file, as Xlib reads them.
import { describe, expect, it } from 'vitest';
import { cookieIn, x11Address } from '../../../../src/main/desktop/x11/address';

describe('DISPLAY', () => {
  it.each([
    [':0', { connect: { path: '/tmp/.X11-unix/X0' }, host: '', display: '0', screen: 0 }],
    ['unix:12.1', { connect: { path: '/tmp/.X11-unix/X12' }, host: '', display: '12', screen: 1 }],
    [
      'far.example:10.0',
      {
        connect: { host: 'far.example', port: 6010 },
        host: 'far.example',
        display: '10',
        screen: 0,
      },
    ],
    ['', null],
    ['wayland-0', null],
    [undefined, null],
  ])('%j', (display, address) => {
    expect(x11Address(display)).toEqual(address);
  });
});

function entry(
  family: number,
  address: string,
  display: string,
  name: string,
  data: string,
): Buffer {
  const field = (text: string): Buffer => {
    const bytes = Buffer.from(text);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const head = Buffer.alloc(2);
  head.writeUInt16BE(family);
  return Buffer.concat([head, ...[address, display, name, data].map(field)]);
}

describe('the Xauthority file', () => {
  const here = x11Address(':1');
  if (here === null) throw new Error('no address');
  const MAGIC = 'MIT-MAGIC-COOKIE-1';
  const found = (...entries: readonly Buffer[]) =>
    cookieIn(Buffer.concat(entries), here, 'desk')?.data.toString();

  it('gives the cookie of this computer and this display', () => {
    expect(
      found(
        entry(256, 'desk', '0', MAGIC, 'other display'),
        entry(256, 'elsewhere', '1', MAGIC, 'other host'),
        entry(256, 'desk', '1', 'XDM-AUTHORIZATION-1', 'another way'),
        entry(256, 'desk', '1', MAGIC, 'ours'),
      ),
    ).toBe('ours');
  });

  it.each([
    ['for every address', entry(65_535, '', '1', MAGIC, 'ours')],
    ['for every display', entry(256, 'desk', '', MAGIC, 'ours')],
  ])('gives one %s', (_what, line) => {
    expect(found(line)).toBe('ours');
  });

  it('may be empty, or end in the middle', () => {
    expect(found()).toBeUndefined();
    expect(found(entry(256, 'desk', '1', MAGIC, 'ours').subarray(0, 9))).toBeUndefined();
  });
});
