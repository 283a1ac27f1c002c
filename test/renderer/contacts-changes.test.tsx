// Changes on their way: undone while they count down, tried again when they failed, and never claimed to be more than is known.
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok } from '../../src/shared/core/failure';
import { NOON_MS } from '../fakes/app-state';
import { button, CALM_MS, CHANGE_ID, changeWith, deskWith, openContacts } from './contacts-fixture';

const list = () => screen.getByRole('region', { name: 'Changes' });
const open = (...changes: readonly ReturnType<typeof changeWith>[]) =>
  openContacts({
    state: deskWith({ changes }),
    answers: { cancel: () => Promise.resolve(ok({ result: 'cancelled' })) },
  });

describe('the changes under way', () => {
  it('count down with Undo', async () => {
    const { inputs, pass, push, settle } = await open(
      changeWith('counting-down', {}, { write: 'delete' }),
    );
    expect(list().textContent).toContain('Delete Ana López at Emergency24');
    expect(list().textContent).toContain('Goes out in 5 s.');
    pass(1000);
    expect(list().textContent).toContain('Goes out in 4 s.');
    fireEvent.click(button('Undo', list()));
    await settle();
    expect(inputs('cancel')).toEqual([{ id: CHANGE_ID }]);
    push(deskWith({ changes: [changeWith('cancelled')] }, { revision: 2 }));
    expect(list().textContent).toContain('Undone. Nothing went out.');
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('say why they wait and when they are tried next, and are tried at once on a click', async () => {
    const { inputs, pass, settle } = await open(
      changeWith('waiting', {
        failure: { kind: 'offline', detail: '' },
        nextAttemptAtMs: NOON_MS + 4000,
      }),
    );
    expect(list().textContent).toContain(
      'Not sent yet. This computer could not reach the network. Next try in 4 s.',
    );
    pass(CALM_MS);
    fireEvent.click(button('Try again', list()));
    await settle();
    expect(inputs('sendNow')).toEqual([{ id: CHANGE_ID }]);
  });

  it('name the service that refused, its words and its code', async () => {
    await open(
      changeWith(
        'failed',
        {
          failure: {
            kind: 'rejected',
            reason: 'delivery-failed',
            detail: 'Number unreachable',
            vendorCode: 'DELIVERY_FAILED',
          },
        },
        { source: 'chekt', write: 'validate' },
      ),
    );
    expect(list().textContent).toContain('Ask CHeKT to check Ana López');
    expect(list().textContent).toContain(
      'CHeKT did not accept it. CHeKT could not reach this person. “Number unreachable” (code DELIVERY_FAILED)',
    );
  });

  it('that may have arrived and must not repeat by themselves ask the operator', async () => {
    const { inputs, pass, settle } = await open(
      changeWith(
        'unsure',
        { mayHaveReached: true, failure: { kind: 'timeout', detail: '' } },
        { source: 'chekt', write: 'validate' },
      ),
    );
    expect(list().textContent).toMatch(/It may have arrived\..*does not send it again by itself/);
    expect(list().textContent).not.toContain('Trying now');
    pass(CALM_MS);
    fireEvent.click(button('Send again', list()));
    await settle();
    expect(inputs('sendNow')).toEqual([{ id: CHANGE_ID }]);
  });

  it('that failed are tried again from the beginning', async () => {
    const { inputs, pass, settle } = await open(changeWith('failed'));
    pass(CALM_MS);
    fireEvent.click(button('Try again', list()));
    await settle();
    expect(inputs('tryAgain')).toEqual([{ id: CHANGE_ID }]);
  });

  it('never say that nothing went out when it may have', async () => {
    await open(changeWith('cancelled', { mayHaveReached: true }));
    expect(list().textContent).toContain('It stopped, but it may have gone out before.');
  });

  it('say that nobody knows when a change failed after it may have arrived', async () => {
    await open(changeWith('failed', { mayHaveReached: true }));
    expect(list().textContent).toContain('Nobody knows whether Emergency24 has it.');
  });

  it('are few at first, with those that need somebody in front', async () => {
    const many = ['accepted', 'accepted', 'accepted', 'failed'].map((state, at) =>
      changeWith(state as 'accepted', {}, { id: CHANGE_ID.replace(/.$/, `${at}`), name: `P${at}` }),
    );
    await open(...many);
    const rows = () => within(list()).getAllByRole('listitem');
    expect(rows()).toHaveLength(3);
    expect(rows()[0]?.textContent).toContain('P3');
    fireEvent.click(button('Show all 4', list()));
    expect(rows()).toHaveLength(4);
  });
});
