// The sentence that someone with an old Node reads.
import { expect, test } from 'vitest';
import { checkNode, isAtLeast } from '../../scripts/setup/node-version.mjs';

const manifest = { productName: 'Tocsin', engines: { node: '>=20.19' } };

test('versions are compared by their numbers', () => {
  expect(isAtLeast('20.19.0', '20.19')).toBe(true);
  expect(isAtLeast('v24.1.0', '20.19')).toBe(true);
  expect(isAtLeast('20.9.0', '20.19')).toBe(false);
  expect(isAtLeast('18.20.4', '20')).toBe(false);
});

test('an old Node is refused in a plain sentence that names what to do', () => {
  expect(() => checkNode(manifest, '18.20.4')).toThrow(
    'Tocsin needs Node 20.19 or newer, but this is Node 18.20.4. Get a current one from https://nodejs.org',
  );
  expect(() => checkNode(manifest, '22.1.0')).not.toThrow();
});
