// Presses while the service misbehaves: what the card says, and that the same bytes arrive once it is well again.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Desk } from './harness/desk';
import { differentBytes, Practice } from './harness/practice';
import { Screen } from './harness/screen';

const desk = new Desk({ managed: { panic: { countdownSeconds: 0, emergencyNumber: '9-911' } } });
let screen: Screen;
let practice: Practice;

beforeAll(async () => {
  await desk.start();
  screen = await Screen.of(desk);
  practice = await Practice.of(screen);
});
afterEach(async () => {
  await practice.setScenario('happy');
  await screen.putAllAway();
});
afterAll(() => desk.close());

/** All attempts of one press: strictly correct, of one form, and taken in once. */
async function expectOnePress(status: number): Promise<void> {
  const requests = await practice.withStatus(status);
  expect(differentBytes(requests)).toBe(1);
  expect(requests.every(({ verdict }) => verdict.ok)).toBe(true);
  expect(requests.filter(({ received, duplicate }) => received && !duplicate)).toHaveLength(1);
}

describe('while the service', () => {
  it('is down, the card tells what is wrong, when it tries again and whom to call; then it arrives', async () => {
    await practice.setScenario('outage');
    await screen.click(screen.button('Threat'));
    await screen.until('tried again', ({ deliveries }) => (deliveries[0]?.attempts ?? 0) >= 3);
    const card = screen.card('Threat');
    await card.getByText(/The service has a problem of its own\./).waitFor();
    await card.getByText(/Next try in \d+ s/).waitFor();
    await card.getByText('In a real emergency, call 9-911.', { exact: false }).waitFor();
    expect(await card.getByRole('alert').count()).toBeGreaterThan(0);
    const lines = await card.getByRole('listitem').allTextContents();
    expect(lines[3]).toBe('Accepted–');

    await practice.setScenario('happy');
    await screen.untilState('THREAT', 'accepted');
    await expectOnePress(1);
    await card.getByText(/^The practice service took it\./).waitFor();
  });

  it('is slow, the press is sent but not accepted until the answer comes', async () => {
    await practice.setScenario('slow');
    await screen.click(screen.button('Medical emergency'));
    const sent = await screen.until(
      'written',
      ({ deliveries }) => typeof deliveries[0]?.rungs.sentMs === 'number',
    );
    expect(sent.deliveries[0]).toMatchObject({ state: 'sending', rungs: { acceptedMs: null } });
    const { rungs } = await screen.untilState('MEDICAL_EMERGENCY', 'accepted');
    expect(Number(rungs.acceptedMs) - Number(rungs.sentMs)).toBeGreaterThan(2500);
    await expectOnePress(7);
  });

  it('refuses the key, it stops at once, is trouble, and Try again sends the same bytes', async () => {
    await practice.setScenario('refused-key');
    await screen.click(screen.button('Security needed'));
    const failed = await screen.untilState('SECURITY_NEEDED', 'failed');
    expect(failed).toMatchObject({ attempts: 1, rungs: { acceptedMs: null } });
    expect(failed.failure).toMatchObject({ kind: 'unauthorized', httpStatus: 401 });
    const card = screen.card('Security needed');
    await card.getByText(/The service does not take the key\./).waitFor();
    await card.getByText('call 9-911', { exact: false }).waitFor();
    const strip = screen.page.getByRole('banner', { name: 'Status' });
    await strip.getByText('Trouble: The practice service refuses the key').waitFor();

    await practice.setScenario('happy');
    await screen.click(screen.button('Try again', card));
    await screen.untilState('SECURITY_NEEDED', 'accepted');
    await expectOnePress(17);
    await strip.getByText('PRACTICE: nobody would be alerted').waitFor();
  });

  it('asks to wait, the next try comes no sooner than it asked', async () => {
    await practice.setScenario('rate-limit');
    await screen.click(screen.button('Trapped'));
    const waiting = await screen.untilState('TRAPPED', 'waiting');
    expect(waiting.failure).toMatchObject({ kind: 'rate-limited', retryAfterMs: 5000 });
    const card = screen.card('Trapped');
    await card.getByText(/The service asks to wait before the next message\./).waitFor();
    await card.getByText(/Next try in [1-5] s/).waitFor();
    await practice.setScenario('happy');
    await screen.untilState('TRAPPED', 'accepted');
    await expectOnePress(2);
    const [first, second] = await practice.withStatus(2);
    expect(Number(second?.atMs) - Number(first?.atMs)).toBeGreaterThanOrEqual(4900);
  });

  it('loses its answer, the card says that it may have arrived, never that it was not sent', async () => {
    await practice.setScenario('lost-reply');
    await screen.click(screen.button('Evacuated'));
    const unsure = await screen.untilState('EVACUATED', 'unsure');
    expect(unsure.mayHaveReached).toBe(true);
    const card = screen.card('Evacuated');
    await card.getByText(/The message may have arrived\./).waitFor();
    expect(await card.getByText(/not sent/i).count()).toBe(0);
    await practice.setScenario('happy');
    await screen.untilState('EVACUATED', 'accepted');
    await expectOnePress(5);
    expect((await practice.withStatus(5)).length).toBeGreaterThan(1);
  });
});

it('a cancel after the service may have taken it says so instead of "nothing went out"', async () => {
  await practice.setScenario('lost-reply');
  await screen.click(screen.button('Off site'));
  const card = screen.card('Off site');
  await screen.until('a pause between two tries', ({ deliveries: [press] }) => {
    return press?.state === 'unsure' && Number(press.nextAttemptAtMs) - Date.now() > 1000;
  });
  await screen.click(screen.button('Cancel', card));
  await screen.untilState('OFF_SITE', 'cancelled');
  await card.getByText(/it may have gone out before/).waitFor();
  const attempts = (await practice.withStatus(6)).length;
  await practice.setScenario('happy');
  await screen.call('press', { status: 'SAFE' });
  await screen.untilState('SAFE', 'accepted');
  expect(await practice.withStatus(6)).toHaveLength(attempts);
});
