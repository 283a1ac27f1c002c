// The activity screen: pages of the record, newest first, in plain words.
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ActivityEntry } from '../../src/shared/core/activity';
import { ok } from '../../src/shared/core/failure';
import type { Input } from '../../src/shared/ipc';
import { NOON_MS, stateWith } from '../fakes/app-state';
import { openWindow, refusing } from './fake-window';

const ACTION = '00000000-0000-4000-8000-000000000001';
const entry = (seq: number, parts: Partial<ActivityEntry> = {}): ActivityEntry => ({
  seq,
  atMs: NOON_MS + seq,
  kind: 'saved',
  actionId: ACTION,
  facts: {},
  failure: null,
  hash: '',
  ...parts,
});

/** A record of `length` entries, read page by page as main would. */
const pagesOf =
  (length: () => number) =>
  ({ beforeSeq, limit }: Input<'activityPage'>) => {
    const newest = Math.min(length(), (beforeSeq ?? Infinity) - 1);
    const count = Math.min(limit, newest);
    return Promise.resolve(ok(Array.from({ length: count }, (_, index) => entry(newest - index))));
  };

async function openActivity(prepare: (opened: ReturnType<typeof openWindow>) => void) {
  const opened = openWindow(stateWith());
  prepare(opened);
  fireEvent.click(screen.getByRole('link', { name: 'Activity' }));
  await screen.findByRole('heading', { level: 1, name: /Activity|Nothing|record/ });
  await opened.settle();
  return opened;
}
const lines = () => screen.queryAllByRole('listitem');

describe('the activity screen', () => {
  it('tells kind, status, facts and what went wrong in plain words', async () => {
    await openActivity(({ api }) => {
      api.answers.activityPage = () =>
        Promise.resolve(
          ok([
            entry(3, { kind: 'retry-planned', facts: { attempt: 2, inMs: 1500 } }),
            entry(2, {
              kind: 'not-sent',
              facts: { attempt: 1 },
              failure: { kind: 'unavailable', reason: 'dns', detail: '' },
            }),
            entry(1, {
              kind: 'pressed',
              facts: {
                status: 'THREAT',
                location: 'Library · Room 12',
                callbackPhone: '+1 614 555 0100',
                origin: 'tray',
                countdownMs: 3000,
              },
            }),
          ]),
        );
    });
    const texts = lines().map((line) => line.textContent);
    expect(texts[0]).toContain('Will try againThreattry 2 · in 1.5 s');
    expect(texts[1]).toContain('The address of the service was not found.');
    expect(texts[2]).toContain(
      'PressedThreatLibrary · Room 12 · call back +1 614 555 0100 · from the icon by the clock',
    );
  });

  it('tells of a question to contacts and its answers in words', async () => {
    await openActivity(({ api }) => {
      api.answers.activityPage = () =>
        Promise.resolve(
          ok([
            entry(2, {
              kind: 'answer',
              facts: { contactId: 'contact_1', answer: 'confirmed', said: 'YES', late: true },
            }),
            entry(1, {
              kind: 'asked',
              facts: { siteId: 'site_1', eventId: null, method: 'sms', contacts: 'a, b', count: 2 },
            }),
          ]),
        );
    });
    const [answer, asked] = lines().map((line) => line.textContent);
    expect(answer).toContain('A contact answered');
    expect(answer).toContain('contact contact_1 · Yes, it is real · “YES” · late');
    expect(asked).toContain('Contacts were asked');
    expect(asked).toContain('site site_1 · text message · contacts a, b');
    expect(asked).not.toContain('count');
  });

  it('loads older pages until the beginning', async () => {
    const { settle } = await openActivity(({ api }) => {
      api.answers.activityPage = pagesOf(() => 70);
    });
    expect(lines()).toHaveLength(50);
    fireEvent.click(screen.getByRole('button', { name: 'Load older' }));
    await settle();
    expect(lines()).toHaveLength(70);
    expect(screen.getByText('This is the beginning of the record.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Load older' })).toBeNull();
  });

  it('reads again when the state has moved on, at most once a second', async () => {
    let length = 3;
    const { inputs, push, pass, settle } = await openActivity(({ api }) => {
      api.answers.activityPage = pagesOf(() => length);
    });
    const before = inputs('activityPage').length;
    length = 4;
    push(stateWith({ revision: 2 }));
    push(stateWith({ revision: 3 }));
    push(stateWith({ revision: 4 }));
    expect(inputs('activityPage')).toHaveLength(before);
    pass(1000);
    await settle();
    expect(inputs('activityPage')).toHaveLength(before + 1);
    expect(lines()).toHaveLength(4);
  });

  it('says that nothing has happened yet', async () => {
    await openActivity(({ api }) => {
      api.answers.activityPage = () => Promise.resolve(ok([]));
    });
    expect(screen.getByText('Nothing has happened yet.')).toBeTruthy();
  });

  it('says why the record cannot be read, and reads it again on request', async () => {
    const { api, settle } = await openActivity((opened) => {
      opened.api.answers.activityPage = refusing({
        kind: 'storage',
        reason: 'disk-full',
        detail: '',
      });
    });
    expect(screen.getByRole('alert').textContent).toContain('The disk is full.');
    api.answers.activityPage = pagesOf(() => 2);
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await settle();
    expect(lines()).toHaveLength(2);
  });
});
