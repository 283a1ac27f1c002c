// Earlier questions: page by page, what became of each, and their boards to be read only.
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok } from '../../src/shared/core/failure';
import type { Input } from '../../src/shared/ipc';
import type { Verification } from '../../src/shared/verification/verification';
import { NOON_MS, stateWith } from '../fakes/app-state';
import { askWith, verificationWith } from '../fakes/verifications';
import { refusing } from './fake-window';
import {
  asking,
  board,
  button,
  grace,
  jane,
  noButton,
  openVerify,
  OTHER_ID,
  unsent,
} from './verify-fixture';

describe('earlier questions', () => {
  const earlier = (index: number, parts: Partial<Verification> = {}) => {
    const { delivery } = verificationWith();
    return verificationWith({
      id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      ask: askWith({ siteName: `Site ${index}` }),
      delivery: { ...delivery, rungs: { ...delivery.rungs, pressedMs: NOON_MS - index * 1000 } },
      expired: true,
      ...parts,
    });
  };
  /** `length` questions, read page by page; two asked in one moment may come twice. */
  const pagesOf =
    (length: number) =>
    ({ beforeMs = Infinity, limit }: Input<'verificationHistory'>) => {
      const all = Array.from({ length }, (_, index) => earlier(index + 1));
      const page = all.filter(({ delivery }) => delivery.rungs.pressedMs <= beforeMs);
      return Promise.resolve(ok(page.slice(0, limit)));
    };
  const rows = () => screen.getAllByRole('button', { name: /^.*Site \d+: is it real/ });

  it('are read page by page, without doubles', async () => {
    const { settle } = await openVerify(stateWith(), { verificationHistory: pagesOf(27) });
    expect(rows()).toHaveLength(20);
    fireEvent.click(button('Load older'));
    await settle();
    expect(rows()).toHaveLength(27);
    expect(noButton('Load older')).toBe(true);
  });

  it('say what became of each', async () => {
    const all = [
      earlier(1, { contacts: [grace('confirmed')] }),
      earlier(2, { contacts: [jane('cancelled')] }),
      earlier(3, { contradiction: { confirmed: ['a'], cancelled: ['b'] } }),
      earlier(4, { help: ['a'] }),
      earlier(5),
      { ...unsent({ state: 'expired' }), id: OTHER_ID, ask: askWith({ siteName: 'Site 6' }) },
    ];
    await openVerify(stateWith(), { verificationHistory: () => Promise.resolve(ok(all)) });
    const words = [
      'It is real',
      'False alarm',
      'They disagree',
      'Asked for help',
      'No answer',
      'Not sent',
    ];
    expect(rows().map((one) => one.querySelector('.tag')?.textContent)).toEqual(words);
  });

  it('open their board to be read only', async () => {
    const old = earlier(1, {
      contacts: [grace('confirmed'), jane('cancelled')],
      contradiction: { confirmed: ['contact_1'], cancelled: ['contact_2'] },
    });
    await openVerify(stateWith(), { verificationHistory: () => Promise.resolve(ok([old])) });
    const [first] = rows();
    if (first === undefined) throw new Error('no row');
    fireEvent.click(first);
    expect(first.getAttribute('aria-expanded')).toBe('true');
    const opened = board('Site 1: is it real?');
    expect(opened.textContent).toContain('Two people disagree');
    expect(within(opened).queryAllByRole('button')).toEqual([]);
    fireEvent.click(first);
    expect(screen.queryByRole('article')).toBeNull();
  });

  it('do not hold those whose board is up', async () => {
    await openVerify(asking(earlier(1)), { verificationHistory: pagesOf(2) });
    expect(rows().map((one) => one.querySelector('b')?.textContent)).toEqual([
      'Site 2: is it real?',
    ]);
  });

  it('that cannot be read are said to be so, and can be read again', async () => {
    const { api, settle } = await openVerify(stateWith(), {
      verificationHistory: refusing({ kind: 'storage', reason: 'read-only', detail: '' }),
    });
    expect(screen.getByText(/could not be read\. The disk does not allow writing/)).toBeTruthy();
    api.answers.verificationHistory = pagesOf(1);
    fireEvent.click(button('Try again'));
    await settle();
    expect(rows()).toHaveLength(1);
  });

  it('that do not exist are said not to exist', async () => {
    await openVerify(stateWith());
    expect(screen.getByText('No earlier questions.')).toBeTruthy();
  });
});
