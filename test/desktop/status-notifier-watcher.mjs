// Stands in for a desktop's tray: owns the name that apps register their tray icons with.
import dbus from 'dbus-next';

const NAME = 'org.kde.StatusNotifierWatcher';
const PATH = '/StatusNotifierWatcher';

const properties = (items) => ({
  RegisteredStatusNotifierItems: new dbus.Variant(
    'as',
    items.map(({ service }) => service),
  ),
  IsStatusNotifierHostRegistered: new dbus.Variant('b', true),
  ProtocolVersion: new dbus.Variant('i', 0),
});

function answer(bus, message, items, onItem) {
  const reply = (signature = '', body = []) =>
    bus.send(dbus.Message.newMethodReturn(message, signature, body));
  const [first, second] = message.body;
  switch (message.member) {
    case 'RegisterStatusNotifierItem': {
      // An item names itself either by its bus name or by the path of its object.
      const isPath = first.startsWith('/');
      onItem({
        service: isPath ? message.sender : first,
        path: isPath ? first : '/StatusNotifierItem',
        owner: message.sender,
      });
      return reply();
    }
    case 'RegisterStatusNotifierHost':
      return reply();
    case 'Get':
      return reply('v', [properties(items())[second]]);
    case 'GetAll':
      return reply('a{sv}', [properties(items())]);
    default:
      return undefined;
  }
}

/** Owns the watcher's name on this bus; keeps `items` up to date until `close`. */
export async function startWatcher(bus) {
  let items = [];
  const handle = (message) => {
    if (message.path === PATH) {
      answer(
        bus,
        message,
        () => items,
        (item) => items.push(item),
      );
      return true;
    }
    return undefined;
  };
  const onMessage = (message) => {
    if (message.member !== 'NameOwnerChanged' || message.type !== dbus.MessageType.SIGNAL) return;
    const [name, , newOwner] = message.body;
    if (newOwner === '')
      items = items.filter(({ owner, service }) => owner !== name && service !== name);
  };
  bus.addMethodHandler(handle);
  bus.on('message', onMessage);
  await bus.call(
    new dbus.Message({
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'AddMatch',
      signature: 's',
      body: ["type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged'"],
    }),
  );
  const got = await bus.requestName(NAME, 0);
  if (got !== dbus.RequestNameReply.PRIMARY_OWNER) {
    throw new Error(`${NAME} has an owner already: is this a real desktop?`);
  }
  return { items: () => [...items] };
}
