// A vendor in a process of its own, so that nothing else delays the moment at which a request is seen.
import { createServer } from 'node:http';

/** @type {{ atMs: number, path: string, body: string }[]} */
const seen = [];
/** Check-ins are answered with this status until told otherwise. */
let checkInStatus = 200;

const json = (response, status, value) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
};

function verification(body) {
  const { contacts } = JSON.parse(body);
  const sent_to = contacts.map((id) => ({ contact_id: id, name: id, status: 'delivered' }));
  const timeout_at = new Date(Date.now() + 600_000).toISOString();
  return {
    data: { verification_id: 'ver_bench', status: 'sent', method: 'sms', sent_to, timeout_at },
  };
}

function answer(request, response, body, atMs) {
  const { method, url } = request;
  if (url === '/bench/requests') return json(response, 200, seen);
  if (url === '/bench/check-in-status') {
    checkInStatus = JSON.parse(body);
    return json(response, 200, null);
  }
  // CHeKT's own lists: nobody lives here.
  if (method !== 'POST') return json(response, 200, { data: [] });
  seen.push({ atMs, path: url, body });
  if (url.includes('/verifications')) return json(response, 200, verification(body));
  return json(response, url.includes('/checkins') ? checkInStatus : 200, {});
}

const server = createServer((request, response) => {
  // As soon as the head is here: that is when the request is on the wire.
  const atMs = performance.timeOrigin + performance.now();
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => answer(request, response, Buffer.concat(chunks).toString(), atMs));
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('disconnect', () => process.exit());
