// The demo's third part: reads five thousand contacts of the practice services and finds one of them.
import { practiceAt } from './practice.mjs';

const PEOPLE = 5000;

/** Reads everybody by the command line, then searches in the window, letter by letter. */
export async function findAnyone({ desk, checks, print, picture }) {
  const { page } = desk;
  const { practice } = await desk.state();
  await practiceAt(practice.url).setEmergency24Size(PEOPLE);

  print(`\n${PEOPLE} contacts, read by the command line:`);
  const began = performance.now();
  const synced = await desk.command('contacts', 'sync');
  const seconds = (performance.now() - began) / 1000;
  const { records, people, linked } = (await desk.state()).directory.counts;
  print(`    ${synced.stderr.trim().split('\n').at(-2) ?? ''}`);
  print(
    `    ${records.emergency24} + ${records.chekt} records, ${people} people in ${seconds.toFixed(1)} s`,
  );
  checks.check('tocsin contacts sync: exit code 0', synced.code === 0);
  checks.check(
    `everybody is there, ${linked} known to both services`,
    records.emergency24 === PEOPLE,
  );

  print('\nFound in the window, by a misspelt name and by the end of a number:');
  await page.getByRole('link', { name: 'Contacts' }).click();
  const box = page.getByRole('searchbox', { name: 'Search contacts' });
  for (const [typed, found] of [
    ['okafro', 'Grace Okafor'],
    ['0130', 'Grace Okafor'],
  ]) {
    await box.fill('');
    await box.pressSequentially(typed, { delay: 30 });
    await page.getByText(found).first().waitFor();
    print(`    ${typed.padEnd(8)} ${found}`);
    checks.check(`"${typed}" finds ${found}`, true);
  }
  await box.press('ArrowDown');
  await box.press('Enter');
  await picture('9-contact');
}
