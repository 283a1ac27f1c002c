// Attacks one port of this computer as anybody could who can open a connection, until it is told to end.
import { connect } from 'node:net';

const [port, kind] = [Number(process.argv[2]), process.argv[3]];

/** @param {string} headers */
const post = (headers, body = '{}') =>
  `POST /webhooks/chekt HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${headers}Content-Length: ${body.length}\r\n\r\n${body}`;

const WAYS = {
  many: { connections: 512, bytes: post('').repeat(600) },
  long: { connections: 8, bytes: post('').repeat(20_000) },
  prototype: { connections: 64, bytes: post('__proto__: a\r\nconstructor: b\r\n__proto__: c\r\n') },
  plausible: { connections: 256, bytes: post('x-proof: forged\r\n').repeat(20) },
};
const way = WAYS[/** @type {keyof typeof WAYS} */ (kind)];

let closed = 0;
function attack() {
  const socket = connect(port, '127.0.0.1', () => socket.write(way.bytes));
  socket.on('error', () => undefined);
  socket.resume();
  socket.on('close', () => {
    closed += 1;
    setTimeout(attack, 5);
  });
}
for (let count = 0; count < way.connections; count += 1) attack();

process.on('message', () => process.send?.(closed));
process.on('disconnect', () => process.exit());
process.send?.('ready');
