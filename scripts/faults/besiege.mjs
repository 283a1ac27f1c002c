// Throws at one webhook receiver of this computer what anybody could who can open a connection; ends by itself.
import { connect } from 'node:net';

const port = Number(process.argv[2]);
const LASTS_MS = 40_000;
const CONNECTIONS = 512;
const PIPELINED = 600;

const request = (headers, body = '{}') =>
  `POST /webhooks/chekt HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n${headers}\r\n${body}`;
const TINY = request('').repeat(PIPELINED);
const NASTY = request('__proto__: x\r\nconstructor: y\r\n').repeat(PIPELINED);
const DEEP = request('X-RapidSOS-Signature: 00\r\n', '['.repeat(100_000));
const VOLLEYS = [TINY, TINY, NASTY, DEEP];

const until = Date.now() + LASTS_MS;

function attack(n) {
  if (Date.now() > until) return;
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.on('connect', () => socket.write(VOLLEYS[n % VOLLEYS.length]));
  socket.on('data', () => undefined);
  socket.on('close', () => setTimeout(() => attack(n + 1), 20));
  setTimeout(() => socket.destroy(), 2000);
}

for (let n = 0; n < CONNECTIONS; n += 1) attack(n);
process.send('ready');
process.on('disconnect', () => process.exit());
