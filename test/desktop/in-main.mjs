// Runs code in the main process of an app under Playwright, at a moment when running code there is safe.

/**
 * Node's debugger runs what it is asked at any point of the program, also in the middle of Node's own book-keeping of
 * `process.nextTick`. Work that schedules a tick just there leaves that queue dead for ever: no stream ends, no request
 * is read. Waiting for one turn of the promises first puts the work where any other code of the program runs.
 */
export function inMain(app, work, input) {
  return app.evaluate(
    async (electron, { source, value }) => {
      await Promise.resolve();
      return (0, eval)(`(${source})`)(electron, value);
    },
    { source: work.toString(), value: input },
  );
}
