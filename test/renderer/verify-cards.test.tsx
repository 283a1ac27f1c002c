// Below the table: help, disagreement, the next step and the way home; offered, never done alone.
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok } from '../../src/shared/core/failure';
import type { NextStep } from '../../src/shared/verification/verification';
import { deliveryWith, NOON_MS, stateWith } from '../fakes/app-state';
import { askWith, verificationWith } from '../fakes/verifications';
import {
  asking,
  board,
  button,
  card,
  grace,
  jane,
  next,
  noButton,
  openVerify,
  OTHER_ID,
} from './verify-fixture';
import { refusing } from './fake-window';

const { id } = verificationWith();

describe('when people disagree', () => {
  const disagreeing = verificationWith({
    contacts: [grace('confirmed'), jane('cancelled')],
    contradiction: { confirmed: ['contact_1'], cancelled: ['contact_2'] },
  });

  it('names both sides and decides nothing', async () => {
    await openVerify(asking(disagreeing));
    const words = card('Two people disagree').textContent;
    expect(words).toContain('Grace Miller says it is real. Jane Smith says it is a false alarm.');
    expect(words).toContain('Tocsin does not decide. Treat it as real until you know.');
  });

  it('shows the telephone numbers it knows and no others', async () => {
    await openVerify(asking(disagreeing));
    const words = card('Two people disagree').textContent;
    expect(words).toContain('Call Grace Miller: +1-555-0123');
    expect(words).not.toContain('Call Jane');
  });

  it('shows no telephone where none can be read', async () => {
    const away = refusing({ kind: 'offline', detail: '' });
    await openVerify(asking(disagreeing), { siteContacts: away });
    expect(card('Two people disagree').textContent).not.toContain('Call');
  });

  it('offers a press, which starts as every press does', async () => {
    const { inputs, settle } = await openVerify(asking(disagreeing), {
      press: () => Promise.resolve(ok(deliveryWith('SECURITY_NEEDED'))),
    });
    expect(inputs('press')).toEqual([]);
    fireEvent.click(button('Press Security needed'), { detail: 1 });
    await settle();
    expect(inputs('press')).toEqual([{ status: 'SECURITY_NEEDED', pressedAtMs: NOON_MS + 600 }]);
  });

  it('counts more than two, and knows one who said both', async () => {
    const three = { confirmed: ['contact_1', 'c3'], cancelled: ['contact_2'] };
    const { push } = await openVerify(asking({ ...disagreeing, contradiction: three }));
    expect(card('3 people disagree').textContent).toContain('Grace Miller and c3 say it is real.');
    const both = { confirmed: ['contact_1'], cancelled: ['contact_1'] };
    push(next(asking({ ...disagreeing, contradiction: both }), {}));
    expect(card('One person gave two answers')).toBeTruthy();
  });
});

describe('when somebody says that it is real', () => {
  const real = verificationWith({ contacts: [grace('confirmed'), jane(null)] });

  it('says whom to call, with telephone and presses that start as every press does', async () => {
    const { inputs, settle } = await openVerify(asking(real), {
      press: () => Promise.resolve(ok(deliveryWith('THREAT'))),
    });
    const words = card('Grace Miller says it is real').textContent;
    expect(words).toContain('Call 911 or call for help here.');
    expect(words).toContain('Call Grace Miller: +1-555-0123');
    expect(inputs('press')).toEqual([]);
    fireEvent.click(button('Press Threat'), { detail: 1 });
    await settle();
    expect(inputs('press')).toEqual([{ status: 'THREAT', pressedAtMs: NOON_MS + 600 }]);
  });

  it('sends nobody to the telephone in practice', async () => {
    await openVerify(asking(real, { world: 'practice' }));
    const words = card('Grace Miller says it is real').textContent;
    expect(words).toContain('Practice: nobody was alerted. In a real emergency, call 911.');
  });

  it('leaves a disagreement to its own card', async () => {
    const contacts = [grace('confirmed'), jane('cancelled')];
    const contradiction = { confirmed: ['contact_1'], cancelled: ['contact_2'] };
    await openVerify(asking(verificationWith({ contacts, contradiction })));
    expect(screen.queryByRole('region', { name: /says it is real$/ })).toBeNull();
  });

  it('stops the clock once everyone has answered, and not before', async () => {
    const { push } = await openVerify(asking(real));
    expect(board().textContent).not.toContain('Everyone answered');
    const both = [grace('confirmed'), jane('confirmed')];
    push(next(asking({ ...real, contacts: both, expired: true }), {}));
    expect(board().textContent).toContain('Everyone answered');
    expect(board().textContent).not.toContain('Time is up');
    expect(screen.queryByRole('timer')).toBeNull();
  });
});

describe('when somebody needs help', () => {
  const helping = verificationWith({ contacts: [grace('help')], help: ['contact_1'] });

  it.each([
    ['Press Security needed', 'SECURITY_NEEDED'],
    ['Press Medical emergency', 'MEDICAL_EMERGENCY'],
  ] as const)('offers %s and presses nothing by itself', async (name, status) => {
    const { inputs, settle } = await openVerify(asking(helping), {
      press: () => Promise.resolve(ok(deliveryWith(status))),
    });
    const words = card('Grace Miller needs help').textContent;
    expect(words).toContain('Call 911 now, or call for help from here.');
    expect(words).toContain('counts down first');
    expect(inputs('press')).toEqual([]);
    fireEvent.click(button(name), { detail: 1 });
    await settle();
    expect(inputs('press')).toEqual([{ status, pressedAtMs: NOON_MS + 600 }]);
  });

  it('promises no countdown where there is none', async () => {
    const { settings } = stateWith();
    const panic = { ...settings.panic, countdownSeconds: 0 };
    await openVerify(asking(helping, { settings: { ...settings, panic } }));
    expect(card('Grace Miller needs help').textContent).toContain('goes out at once');
  });
});

describe('the suggested next step', () => {
  const step: NextStep = {
    reason: 'no-answer',
    contacts: [{ contactId: 'contact_2', name: 'Jane Smith', type: 'emergency' }],
    method: 'call',
    waitedMs: 125_000,
    detail: null,
  };
  const suggesting = verificationWith({
    ask: askWith({
      eventId: 'event_789',
      message: 'Smoke seen. Is it real?',
      aboutPress: OTHER_ID,
    }),
    suggestion: step,
  });

  it('says why in words, and what', async () => {
    await openVerify(asking(suggesting));
    expect(card('Suggested next step').textContent).toContain(
      'Nobody has answered for 2 minutes. Ask Jane Smith by automated call.',
    );
  });

  it.each([
    [
      { reason: 'not-delivered', detail: 'Invalid number' },
      'could not be delivered: Invalid number.',
    ],
    [{ reason: 'not-delivered', detail: null }, 'The message could not be delivered. Ask'],
    [{ reason: 'time-is-up' }, 'Time is up and nobody has said yes or no.'],
    [{ waitedMs: 40_000 }, 'Nobody has answered for 40 seconds.'],
  ] as const)('knows the reason of %o', async (parts, words) => {
    await openVerify(asking({ ...suggesting, suggestion: { ...step, ...parts } }));
    expect(card('Suggested next step').textContent).toContain(words);
  });

  it('is done at once by one click, as a question that follows this one', async () => {
    const follower = verificationWith({ id: OTHER_ID });
    const { inputs, push, settle } = await openVerify(asking(suggesting), {
      verify: () => Promise.resolve(ok(follower)),
    });
    fireEvent.click(button('Call Jane Smith'));
    await settle();
    expect(inputs('verify')).toEqual([
      {
        siteId: 'site_1',
        eventId: 'event_789',
        contacts: step.contacts,
        method: 'call',
        message: 'Smoke seen. Is it real?',
        priority: 'high',
        timeoutSeconds: 180,
        followsUp: id,
        aboutPress: OTHER_ID,
      },
    ]);
    push(next(asking([follower, suggesting]), {}));
    const tabs = screen.getAllByRole('button', { name: /^Main Office/ });
    expect(tabs.map((tab) => tab.getAttribute('aria-current'))).toEqual(['true', null]);
    expect(noButton('Call Jane Smith')).toBe(true);
  });

  it('is not done by itself, and is gone after Not now until there is another one', async () => {
    const { inputs, pass, push } = await openVerify(asking(suggesting));
    fireEvent.click(button('Not now'));
    expect(noButton('Not now')).toBe(true);
    push(next(asking({ ...suggesting, suggestion: { ...step, waitedMs: 190_000 } }), {}));
    expect(noButton('Not now')).toBe(true);
    push(next(asking({ ...suggesting, suggestion: { ...step, reason: 'time-is-up' } }), {}));
    expect(noButton('Not now')).toBe(false);
    pass(300_000);
    expect(inputs('verify')).toEqual([]);
  });

  it('leaves the focus on the board when its button is gone', async () => {
    await openVerify(asking(suggesting));
    button('Not now').focus();
    fireEvent.click(button('Not now'));
    expect(document.activeElement).toBe(board());
  });

  it('says when it could not be done', async () => {
    const { settle } = await openVerify(asking(suggesting), {
      verify: refusing({ kind: 'storage', reason: 'disk-full', detail: '' }),
    });
    fireEvent.click(button('Call Jane Smith'));
    await settle();
    expect(board().textContent).toContain('That did not work. The disk is full.');
    expect(button('Call Jane Smith').disabled).toBe(false);
  });
});

describe('when answers cannot come home', () => {
  const { webhook } = stateWith();
  const lost = { kind: 'timeout', detail: '' } as const;

  it.each([
    [{ failure: { kind: 'unavailable', detail: '' } as const }, 'Tocsin is not listening'],
    [{ reachable: false }, 'There is no address'],
    [{ lastCheck: { atMs: NOON_MS, tookMs: null, failure: lost } }, 'The last check'],
  ])('says so plainly: %o', async (parts, words) => {
    await openVerify(asking(verificationWith(), { webhook: { ...webhook, ...parts } }));
    expect(card('Answers may not reach this desk').textContent).toContain(words);
  });

  it('leads to where it can be mended', async () => {
    await openVerify(asking(verificationWith(), { webhook: { ...webhook, reachable: false } }));
    fireEvent.click(button('How answers reach this desk'));
    expect(document.activeElement?.className).toBe('verify-reach');
  });

  it('is silent about a question whose time is up, and where all is well', async () => {
    const { push } = await openVerify(asking(verificationWith()));
    expect(board().textContent).not.toContain('may not reach');
    const over = verificationWith({ expired: true });
    push(next(asking(over), { webhook: { ...webhook, reachable: false } }));
    expect(board().textContent).not.toContain('may not reach');
  });
});
