// Prints each ladder as it climbs, rung by rung, with its times.

const RUNGS = [
  ['pressedMs', 'pressed'],
  ['savedMs', 'saved'],
  ['sentMs', 'sent'],
  ['acceptedMs', 'accepted'],
  ['answeredMs', 'answered'],
];

const clockTime = (ms) => new Date(ms).toISOString().slice(11, 21);

/** Remembers what was printed; call `look(deliveries)` as often as you like. */
export function createLadderPrinter(print) {
  const printed = new Set();
  const once = (key, line) => {
    if (printed.has(key)) return;
    printed.add(key);
    print(line);
  };
  return {
    look(deliveries) {
      for (const { id, action, state, rungs, attempts, failure } of [...deliveries].reverse()) {
        const name = action.status.toLowerCase().replaceAll('_', ' ').padEnd(18);
        for (const [key, word] of RUNGS) {
          const at = rungs[key];
          if (at === null) continue;
          const time =
            key === 'pressedMs'
              ? clockTime(at)
              : `+ ${((at - rungs.pressedMs) / 1000).toFixed(3)} s`;
          once(`${id} ${key}`, `    ${name} ${word.padEnd(9)} ${time}`);
        }
        if (state === 'waiting' && failure) {
          const why = failure.detail.slice(0, 90);
          once(
            `${id} try ${attempts}`,
            `    ${name} attempt ${attempts} failed: ${why}; trying again`,
          );
        }
      }
    },
  };
}
