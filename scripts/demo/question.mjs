// The demo's second half: asks contacts whether an alarm is real and watches their answers come into the window.
import { practiceAt } from './practice.mjs';

const rowOf = (page, name) => page.getByRole('row', { name: new RegExp(name) });

/** When `words` stand in the row of `name`, wall clock of the page in milliseconds. */
function appears(page, name, words) {
  return page.evaluate(
    ([who, what]) =>
      new Promise((resolve, reject) => {
        const isThere = () =>
          [...document.querySelectorAll('tr')].some(
            (row) => row.textContent.includes(who) && row.textContent.includes(what),
          );
        const look = () => {
          if (!isThere()) return;
          observer.disconnect();
          resolve(Date.now());
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
        setTimeout(() => reject(new Error(`${who}: "${what}" was not seen in time`)), 30_000);
        look();
      }),
    [name, words],
  );
}

const answerOf = (state, name) =>
  state.verifications
    .flatMap(({ contacts }) => contacts)
    .find((contact) => contact.name === name && contact.answer !== null)?.answer;

/** Sends one question by the mouse and one by the command line, and checks every answer. */
export async function askWhetherItIsReal({ desk, checks, print, picture }) {
  const { page } = desk;
  const { practice } = await desk.state();
  const service = practiceAt(practice.url);
  await service.setAnswerSpeed(2);
  await page.emulateMedia({ colorScheme: 'light' });

  print('\nIs it real? Asked in the window, by the mouse:');
  await page.getByRole('link', { name: 'Verify' }).click();
  await page.getByRole('button', { name: 'Remove Grace Okafor' }).waitFor();
  await picture('6-question');
  await desk.clickWithMouse('Ask now');
  for (const [name, words, answer] of [
    ['Grace Okafor', 'Yes, it is real', 'confirmed'],
    ['Henry Lindqvist', 'No, false alarm', 'cancelled'],
  ]) {
    await rowOf(page, name).waitFor();
    const shownMs = await appears(page, name, words);
    const told = answerOf(await desk.state(), name);
    const tookMs = shownMs - told.receivedAtMs;
    print(`    ${name.padEnd(18)} ${words}, in the window ${tookMs} ms after the webhook came`);
    checks.check(`${name}: ${answer}, seen live`, told.answer === answer && tookMs < 1000);
  }
  await page.getByText('Two people disagree').waitFor();
  await picture('7-answers');
  checks.check('the two who disagree are shown as disagreeing', true);

  print('\nSomebody who never answers, asked by the command line, with six seconds to answer:');
  const sent = await desk.command(
    'verify',
    ...['--site', practice.siteId, '--contacts', 'contact_jonas', '--method', 'sms'],
    ...['--event', 'event_demo', '--timeout', '6'],
  );
  const line = JSON.parse(sent.stdout);
  checks.check(`tocsin verify: exit code 0, ${line.verificationId}`, sent.code === 0);
  const expired = ({ verifications }) => verifications.find(({ id }) => id === line.id)?.expired;
  await desk.until('the time is up', expired);
  await page.getByRole('button', { name: /0 of 1 answered/ }).click();
  await page.getByText('Time is up').first().waitFor();
  await picture('8-time-is-up');
  const listed = await desk.command('verifications');
  const ended = listed.stdout
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text))
    .find(({ id }) => id === line.id);
  checks.check(
    'tocsin verifications: nobody answered in time',
    ended?.contacts.every(({ status, answer }) => status === 'expired' && answer === null),
  );
}
