// A tray host in a process of its own, to be stopped while the app shows its icon there.
import { connectSessionBus } from '../../test/desktop/bus.mjs';
import { startWatcher } from '../../test/desktop/status-notifier-watcher.mjs';

await startWatcher(await connectSessionBus());
process.send('ready');
process.on('disconnect', () => process.exit());
