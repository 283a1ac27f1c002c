// The services: how fresh, how far, read again on request, and forgotten only after a question.
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { SyncState } from '../../src/shared/contacts/contact-sync';
import { refusing } from './fake-window';
import { button, CALM_MS, deskWith, openContacts, syncWith, tab } from './contacts-fixture';

async function openServices(sync: readonly SyncState[], answers = {}) {
  const opened = await openContacts({ state: deskWith({ sync }), answers });
  fireEvent.click(tab('Services'));
  opened.pass(CALM_MS);
  return opened;
}
const card = (name: string) => screen.getByRole('region', { name });

describe('a service', () => {
  it('says how many contacts are here and when it was last read to the end', async () => {
    await openServices([syncWith('emergency24')]);
    expect(card('Emergency24').textContent).toContain('1,000 contacts are here.');
    expect(card('Emergency24').textContent).toContain('Last read to the end 3 h ago.');
    expect(card('CHeKT').textContent).toContain('Not set up: the key is missing.');
  });

  it('is read on request, alone', async () => {
    const { inputs, settle } = await openServices([syncWith('emergency24'), syncWith('chekt')]);
    fireEvent.click(button('Sync now: CHeKT'));
    await settle();
    expect(inputs('syncContacts')).toEqual([{ source: 'chekt' }]);
  });

  it('is forgotten only after a question', async () => {
    const { inputs, settle } = await openServices([syncWith('emergency24'), syncWith('chekt')]);
    fireEvent.click(button('Forget everything from Emergency24'));
    fireEvent.click(button('Keep them', screen.getByRole('alertdialog')));
    expect(inputs('wipeContacts')).toEqual([]);
    fireEvent.click(button('Forget everything from Emergency24'));
    fireEvent.click(button('Forget them', screen.getByRole('alertdialog')));
    await settle();
    expect(inputs('wipeContacts')).toEqual([{ source: 'emergency24' }]);
  });

  it('tells what went wrong: stopped, not in full, not saved, not taken', async () => {
    const { settle } = await openServices(
      [
        syncWith('chekt', {
          failure: { kind: 'unauthorized', detail: '' },
          skipped: 2,
          durable: false,
          completedAtMs: null,
        }),
      ],
      { syncContacts: refusing({ kind: 'not-configured', reason: 'no-key', detail: '' }) },
    );
    fireEvent.click(button('Sync now: CHeKT'));
    await settle();
    const words = card('CHeKT').textContent;
    expect(words).toContain('Never read to the end.');
    expect(words).toContain('The last reading stopped. The service does not take the key.');
    expect(words).toContain('2 contacts could not be read in full.');
    expect(words).toContain('It is lost when Tocsin closes.');
    expect(words).toContain('That did not work. The key is missing.');
  });

  it('shows how far the reading is', async () => {
    await openServices([syncWith('chekt', { phase: 'details', done: 3, total: 12 })]);
    expect(card('CHeKT').textContent).toContain('Reading numbers and groups: 3 of 12');
    const bar = screen.getByRole('progressbar', { name: 'Reading CHeKT' });
    expect(bar.getAttribute('aria-valuetext')).toBe('3 of 12');
  });
});
