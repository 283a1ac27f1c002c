// Where the session bus listens, in every way in which a desktop may say so.
import { describe, expect, it } from 'vitest';
import { busSocket } from '../../../../src/main/desktop/session-bus/bus-address';

describe('the socket of the session bus', () => {
  it.each([
    ['unix:path=/run/user/1000/bus', '/run/user/1000/bus'],
    ['unix:path=/tmp/a%20b%2cc,guid=12ab', '/tmp/a b,c'],
    ['unix:abstract=/tmp/dbus-Xy,guid=12ab', '\0/tmp/dbus-Xy'],
    ['unix:runtime=yes', '/run/user/7/bus'],
    ['tcp:host=10.0.0.1,port=1;unix:path=/second', '/second'],
    ['', '/run/user/7/bus'],
    [undefined, '/run/user/7/bus'],
    ['autolaunch:', null],
    ['unix:guid=12ab', null],
    ['nonsense', null],
  ])('of %j is %j', (address, socket) => {
    const env = { DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: '/run/user/7' };
    expect(busSocket(env)).toBe(socket);
  });

  it('does not exist without any word about it', () => {
    expect(busSocket({})).toBeNull();
  });
});
