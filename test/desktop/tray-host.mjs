// A tray in a process of its own, so that a test can stop it: says when it is there, then waits to be ended.
import { createTrayDriver } from './tray-driver.mjs';

await createTrayDriver();
process.stdout.write('there\n');
