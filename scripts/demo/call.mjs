// The demo's fourth part: a 911 call is shared with this desk, then a lockdown comes and goes.
import { practiceAt } from './practice.mjs';

/** Shares one call and raises two alerts by the practice services, and watches them come into the window. */
export async function receiveACall({ desk, checks, print, picture }) {
  const { page } = desk;
  const service = practiceAt((await desk.state()).practice.url);

  print('\nA 911 call is shared with this desk:');
  await page.getByRole('link', { name: /^Calls/ }).click();
  const shared = await service.share('here');
  const answeredMs = Date.now();
  const card = page.getByRole('article', { name: /^911 call/ });
  await card.waitFor();
  const tookMs = Date.now() - answeredMs;
  print(`    answered ${shared.status}, on the screen ${tookMs} ms after that`);
  checks.check(
    'the call is taken and seen within a second',
    shared.status === 200 && tookMs < 1000,
  );
  const number = JSON.parse(shared.body).query.caller_id;
  const shown = await card.textContent();
  checks.check(
    `its number is hidden: ••• ••• ${number.slice(-4)}`,
    shown.includes(`••• ••• ${number.slice(-4)}`) && !shown.includes(number),
  );
  await card.getByRole('img', { name: 'Map of the call' }).waitFor();
  const { distanceM, nearness } = (await desk.state()).calls[0];
  checks.check(`its place is drawn: ${distanceM} m from here, ${nearness}`, nearness === 'here');
  await picture('10-call');

  await card.getByRole('button', { name: 'Show number' }).click();
  await card.getByText(number).waitFor();
  const recorded = await desk.command('activity');
  checks.check(
    'the number is shown on a click, and the record says so without telling it',
    recorded.stdout.includes('"call-revealed"') && !recorded.stdout.includes(number.slice(1)),
  );
  await picture('11-call-number');
  const forged = await service.share('bad-signature');
  const replayed = await service.share('replay');
  const { calls } = await desk.state();
  checks.check(
    `a forged share is refused (${forged.status}), a repeated one is no second call`,
    forged.status === 401 && replayed.status === 200 && calls.length === 1,
  );
  const listed = await desk.command('calls');
  checks.check(
    'tocsin calls: one call, its number hidden',
    listed.code === 0 && JSON.parse(listed.stdout.trim()).number === `••• ••• ${number.slice(-4)}`,
  );

  print('\nShare911 raises a LOCKDOWN, and later tells that it is over:');
  await service.raiseAlert('LOCKDOWN');
  await page.getByRole('article', { name: 'LOCKDOWN', exact: true }).waitFor();
  checks.check('LOCKDOWN, seen in the window', true);
  await picture('12-lockdown');
  await service.raiseAlert('ALL CLEAR');
  const clear = page.getByRole('article', { name: 'ALL CLEAR', exact: true });
  await clear.getByRole('button', { name: 'Close our panics' }).click();
  const areClosed = ({ deliveries }) =>
    deliveries.every(({ action, closed }) => closed || action.status === 'SAFE');
  await desk.until('our panics are closed', areClosed, 10_000);
  checks.check('ALL CLEAR: the panics of this desk are closed by one click', true);
  await picture('13-all-clear');
}
