// A half-written question: it outlives a visit to another screen, until it is sent or cleared.
import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { failed, ok } from '../../src/shared/core/failure';
import type { Verification } from '../../src/shared/verification/verification';
import { goTo } from '../../src/renderer/kit/navigation';
import { openComposer as openQuestion } from '../../src/renderer/kit/open-composer';
import {
  button,
  chosen,
  field,
  liveState,
  openComposer,
  peopleOf,
  QUESTION_ID,
  radio,
  search,
  type,
} from './ask-fixture';
import { openWindow, type Answers } from './fake-window';

const message = () => field('Message').value;

async function openVerify(answers: Partial<Answers> = {}) {
  const opened = openWindow(liveState(), undefined, {
    siteContacts: ({ siteId }) => Promise.resolve(ok(peopleOf(siteId))),
    verificationHistory: () => Promise.resolve(ok([])),
    verify: () => Promise.resolve(ok({ id: QUESTION_ID } as Verification)),
    ...answers,
  });
  const go = async (to: 'verify' | 'panic') => {
    act(() => goTo(opened.navigation, to));
    await opened.settle();
  };
  await go('verify');
  return {
    ...opened,
    go,
    leaveAndReturn: async () => {
      await go('panic');
      expect(screen.queryByLabelText('Message')).toBeNull();
      await go('verify');
    },
  };
}

describe('a half-written question', () => {
  it('stands there again after a visit to another screen', async () => {
    const { leaveAndReturn, settle } = await openVerify();
    fireEvent.click(radio('Phone call'));
    search('jane');
    fireEvent.keyDown(field('Search people to ask'), { key: 'Enter' });
    type('Message', 'Is somebody in the gym?');
    await settle();
    await leaveAndReturn();
    expect(message()).toBe('Is somebody in the gym?');
    expect(radio('Phone call').checked).toBe(true);
    expect(chosen()).toContain('Jane Smith');
  });

  it('begins anew on a click, and nothing of it is left then', async () => {
    const { leaveAndReturn } = await openVerify();
    expect(screen.queryByRole('button', { name: 'Start over' })).toBeNull();
    const usual = message();
    type('Message', 'Is somebody in the gym?');
    fireEvent.click(button('Start over'));
    expect(message()).toBe(usual);
    await leaveAndReturn();
    expect(message()).toBe(usual);
  });

  it('about a press waits beside a plain one: neither takes the words of the other', async () => {
    const opened = await openVerify();
    const about = { aboutPress: '00000000-0000-4000-8000-000000000001' };
    type('Message', 'plain words');
    act(() => openQuestion(opened, about));
    await opened.settle();
    expect(message()).not.toBe('plain words');
    type('Message', 'words about a press');
    await opened.leaveAndReturn();
    expect(message()).toBe('words about a press');
    act(() => openQuestion(opened, {}));
    await opened.settle();
    expect(message()).toBe('plain words');
    act(() => openQuestion(opened, about));
    await opened.settle();
    fireEvent.click(button('Cancel'));
    await opened.settle();
    expect(message()).toBe('plain words');
    act(() => openQuestion(opened, about));
    await opened.settle();
    expect(message()).not.toBe('words about a press');
  });

  it('is gone once it was sent', async () => {
    const { inputs, leaveAndReturn, settle } = await openVerify();
    type('Message', 'Is somebody in the gym?');
    fireEvent.click(button('Ask now'));
    await settle();
    expect(inputs('verify')).toHaveLength(1);
    await leaveAndReturn();
    expect(message()).not.toBe('Is somebody in the gym?');
  });

  it('is not offered a second time while it is on its way, and comes back when main refused it', async () => {
    let refuse = (): void => undefined;
    const { leaveAndReturn, settle } = await openVerify({
      verify: () =>
        new Promise((resolve) => {
          refuse = () => resolve(failed({ kind: 'storage', detail: 'full' }));
        }),
    });
    type('Message', 'Is somebody in the gym?');
    fireEvent.click(button('Ask now'));
    await settle();
    await leaveAndReturn();
    expect(message()).not.toBe('Is somebody in the gym?');
    refuse();
    await settle();
    expect(message()).toBe('Is somebody in the gym?');
  });

  it('of practice is never there in live', async () => {
    const { push, go } = await openVerify();
    type('Message', 'Is somebody in the gym?');
    push({ ...liveState(), world: 'practice', revision: 9 });
    await go('verify');
    expect(message()).not.toBe('Is somebody in the gym?');
  });
});

describe('people known by their ids alone', () => {
  it('have their names as soon as the site tells them', async () => {
    await openComposer({
      prefill: { siteId: 'site_1', contacts: [{ contactId: 'contact_3' }, { contactId: 'gone' }] },
    });
    expect(chosen()).toEqual(['Jane Smith', 'gone']);
  });
});
