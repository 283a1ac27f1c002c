// How long an answer takes from the webhook into the window, beside a window that only echoes it.
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { inMain } from '../../test/desktop/in-main.mjs';

const ANSWERS = 40;
const people = Array.from({ length: ANSWERS }, (_, n) => `person_${n}`);

/** Takes every question as CHeKT does. */
async function startVendor() {
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const { contacts } = JSON.parse(Buffer.concat(chunks).toString());
      const sent_to = contacts.map((id) => ({ contact_id: id, name: id, status: 'delivered' }));
      const timeout_at = new Date(Date.now() + 600_000).toISOString();
      const data = { verification_id: 'ver_bench', status: 'sent', method: 'sms', sent_to };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ data: { ...data, timeout_at } }));
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${server.address().port}` };
}

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

/** `openDesk(managed)` opens the app, `setKey` stores the vendor's key for it; both from the caller. */
export async function answerLatencies({ openDesk, setKey, openBare, close, freePort }) {
  const vendor = await startVendor();
  const desk = await openDesk({
    mode: 'live',
    chekt: { baseUrl: vendor.url, siteIds: ['site_bench'] },
    webhooks: { port: await freePort() },
  });
  await setKey(desk, 'chekt.apiKey');
  const call = (name, input) =>
    desk.page.evaluate(([n, i]) => window.tocsin.call(n, i), [name, input]);
  await desk.page.getByRole('link', { name: 'Verify' }).click();
  const contacts = people.map((contactId) => ({ contactId }));
  const question = { siteId: 'site_bench', eventId: 'event_bench', contacts, method: 'sms' };
  await call('verify', question);
  await desk.page.getByText('person_0').first().waitFor();
  const { webhook } = (await call('getState')).value;
  const ours = await latencies(desk.page, webhook.chektUrl);
  await close(desk);
  await desk.remove();
  vendor.server.close();

  const bare = await openBare(['--echo']);
  const port = await inMain(bare.app, () => globalThis.echoPort);
  const plain = await latencies(bare.page, `http://127.0.0.1:${port}/`);
  await close(bare);
  return { ours, plain };
}
