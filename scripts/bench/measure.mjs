// Runs inside the throw-away desktop: start, memory, presses and answers, each beside a bare Electron.
import { electron } from '../measure/desk.mjs';
import { startVendor } from '../measure/vendor.mjs';
import { benchAnswers } from './answers.mjs';
import { benchPress } from './press.mjs';
import { benchStart } from './start.mjs';

const isQuick = process.argv.includes('--quick');
const rounds = isQuick ? 1 : 5;
const presses = isQuick ? 8 : 60;
const print = (line) => console.log(line);

print(
  `Electron ${electron.version} (${electron.kind}); medians of ${rounds} starts and ${presses} presses`,
);
const vendor = await startVendor();
await benchStart({ vendor, rounds, print });
await benchPress({ vendor, presses, print });
await benchAnswers({ vendor, print });
vendor.close();
