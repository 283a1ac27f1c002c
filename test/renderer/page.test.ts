// The page itself: nothing in it that the content policy would refuse.
import { describe, expect, it } from 'vitest';
import page from '../../src/renderer/index.html?raw';

describe('index.html', () => {
  it('has no inline script, no inline style and no address outside', () => {
    const body = page.replaceAll(/<!--[\s\S]*?-->/g, '');
    expect(body).not.toMatch(/<style|\sstyle=|\son\w+=|https?:|data:/);
    const scripts = [...body.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)];
    expect(scripts).toHaveLength(1);
    expect(scripts[0]?.[1]).toContain('src="./main.tsx"');
    expect(scripts[0]?.[2]).toBe('');
  });

  it('keeps react-aria from adding a style element of its own', () => {
    expect(page).toContain('id="react-aria-pressable-style"');
  });
});
