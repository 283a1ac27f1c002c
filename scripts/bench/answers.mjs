// How long an answer takes from the webhook into the window, beside a window that only echoes it.
import { setTimeout as sleep } from 'node:timers/promises';
import { inMain } from '../../test/desktop/in-main.mjs';
import { freePort, makeDesk, openBare } from '../measure/desk.mjs';
import { quantile, row } from '../measure/figures.mjs';

const ANSWERS = 40;
const people = Array.from({ length: ANSWERS }, (_, n) => `person_${n}`);

async function post(url, body) {
  const began = Date.now();
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  if (!answer.ok) throw new Error(`the webhook was not taken: ${await answer.text()}`);
  return began;
}

/** Resolves in the page with the moment at which `text` is on it. */
const seen = (page, text) =>
  page.evaluate(
    (wanted) =>
      new Promise((resolve) => {
        const look = () => {
          if (!document.body.textContent.includes(wanted)) return;
          observer.disconnect();
          resolve(Date.now());
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
        look();
      }),
    text,
  );

const bodyOf = (contactId, response) =>
  JSON.stringify({
    event_type: 'verification.responded',
    data: {
      verification_id: 'ver_bench',
      event_id: 'event_bench',
      contact_id: contactId,
      response,
      responded_at: new Date().toISOString(),
    },
  });

async function latencies(page, url) {
  const result = [];
  for (const [n, person] of people.entries()) {
    // A word of its own, shown as said: so each answer can be told from the others on the screen.
    const word = `word-${n}-`;
    const shown = seen(page, word);
    const began = await post(url, bodyOf(person, word));
    result.push((await shown) - began);
    await sleep(50);
  }
  return result;
}

export async function benchAnswers({ vendor, print }) {
  const desk = await makeDesk({
    mode: 'live',
    chekt: { baseUrl: vendor.url, siteIds: ['site_bench'] },
    webhooks: { port: await freePort() },
  });
  await desk.setKey('chekt.apiKey');
  const opened = await desk.open();
  const call = (name, input) =>
    opened.page.evaluate(([n, i]) => window.tocsin.call(n, i), [name, input]);
  await opened.page.getByRole('link', { name: 'Verify' }).click();
  const contacts = people.map((contactId) => ({ contactId }));
  const question = { siteId: 'site_bench', eventId: 'event_bench', contacts, method: 'sms' };
  const asked = await call('verify', question);
  if (!asked.ok) throw new Error(`the question was not taken: ${asked.failure.detail}`);
  await opened.page.getByText('person_0').first().waitFor();
  const { webhook } = (await call('getState')).value;
  const ours = await latencies(opened.page, webhook.chektUrl);
  await opened.close();
  await desk.remove();

  const bare = await openBare(['--echo']);
  const port = await inMain(bare.app, () => globalThis.echoPort);
  const plain = await latencies(bare.page, `http://127.0.0.1:${port}/`);
  await bare.close();
  for (const [words, share] of [
    ['median', 0.5],
    ['95 of 100', 0.95],
  ]) {
    const what = `webhook until its answer is in the window, ${words}`;
    // Clocks count whole milliseconds here: half of one stands for "less than one".
    const atLeast = (values) => Math.max(0.5, quantile(values, share));
    print(row(what, atLeast(ours), atLeast(plain), 'ms '));
  }
}
