// Standing down: only what may be out, only once, and for the same place.
import { describe, expect, it } from 'vitest';
import { createPresses, type Presses } from '../../../../src/main/features/panic/presses';
import { toStoredRequest } from '../../../../src/main/vendors/share911/map';
import { DEFAULT_SETTINGS, type Settings } from '../../../../src/shared/settings/settings';
import { NOT_SENT, REFUSED, YES, createOutboxDesk } from '../../../fakes/outbox-desk';
import { newId } from '../../../../src/main/core/lib/ids';

function desk() {
  const fake = createOutboxDesk();
  fake.answer = () => YES;
  let here: Settings['desk'] = DEFAULT_SETTINGS.desk;
  const operations: Presses = createPresses({
    outbox: fake.outbox,
    world: 'practice',
    makeRequest: toStoredRequest,
    settings: () => ({
      ...DEFAULT_SETTINGS,
      desk: here,
      panic: { ...DEFAULT_SETTINGS.panic, countdownSeconds: 0 },
    }),
    newId,
    now: () => fake.clock.now(),
  });
  const moveTo = (desk: Partial<Settings['desk']>) => (here = { ...here, ...desk });
  return { fake, operations, moveTo };
}

describe('standing down', () => {
  it('sends SECURE for the place of the panic, at once', async () => {
    const { fake, operations } = desk();
    const panic = operations.press({ status: 'THREAT', location: 'Gym' }, 'window');
    await fake.clock.settle();
    expect(operations.standDown(panic.id, 'window')).toMatchObject({
      ok: true,
      value: {
        action: { status: 'SECURE', location: 'Gym', standsDown: panic.id },
        state: 'sending',
      },
    });
    await fake.clock.settle();
    expect(fake.bodies()).toHaveLength(2);
  });

  it('names the room of the panic, and the record keeps it and the number, whatever is set later', async () => {
    const { fake, operations, moveTo } = desk();
    moveTo({ location: 'Main Office', room: 'Room 12', callbackPhone: '+1 614 555 0100 ext. 4' });
    const panic = operations.press({ status: 'THREAT' }, 'hotkey');
    await fake.clock.settle();
    moveTo({ room: 'Room 3', callbackPhone: '+1 614 555 0199' });
    operations.standDown(panic.id, 'window');
    await fake.clock.settle();
    const sent = fake.bodies().map((body) => JSON.parse(body) as { location: { name: string } });
    expect(sent.map(({ location }) => location.name)).toEqual([
      'Main Office · Room 12',
      'Main Office · Room 12',
    ]);
    const lines = fake.activity.latest(50);
    const pressed = (lines.ok ? lines.value : []).filter(({ kind }) => kind === 'pressed');
    expect(pressed.map(({ facts }) => [facts.location, facts.callbackPhone])).toEqual([
      ['Main Office · Room 12', '+1 614 555 0100 ext. 4'],
      ['Main Office · Room 12', '+1 614 555 0199'],
    ]);
  });

  it('happens once, also when its card has been put away', async () => {
    const { fake, operations } = desk();
    const panic = operations.press({ status: 'THREAT' }, 'window');
    await fake.clock.settle();
    const first = operations.standDown(panic.id, 'window');
    await fake.clock.settle();
    if (first.ok) operations.closeCard(first.value.id);
    const second = operations.standDown(panic.id, 'tray');
    await fake.clock.settle();
    expect(second).toMatchObject({ ok: true, value: { id: first.ok ? first.value.id : '' } });
    expect(fake.bodies()).toHaveLength(2);
  });

  it('may be tried again when the first one was refused', async () => {
    const { fake, operations } = desk();
    const panic = operations.press({ status: 'THREAT' }, 'window');
    await fake.clock.settle();
    fake.answer = () => REFUSED;
    const first = operations.standDown(panic.id, 'window');
    await fake.clock.settle();
    fake.answer = () => YES;
    const second = operations.standDown(panic.id, 'window');
    expect(first.ok && second.ok && first.value.id !== second.value.id).toBe(true);
  });

  it('is refused for a calm check-in, for what has not gone out, and for what is not known', async () => {
    const { fake, operations } = desk();
    const calm = operations.press({ status: 'SAFE' }, 'window');
    await fake.clock.settle();
    fake.answer = () => NOT_SENT;
    const waiting = operations.press({ status: 'TRAPPED' }, 'window');
    await fake.clock.settle();
    for (const id of [calm.id, waiting.id, newId()]) {
      expect(operations.standDown(id, 'window')).toMatchObject({
        ok: false,
        failure: { kind: 'rejected' },
      });
    }
  });
});
