// Counts what was seen to be so and what was not.

export function createChecks(print) {
  let passed = 0;
  let failed = 0;
  return {
    check(what, holds) {
      if (holds) passed += 1;
      else failed += 1;
      print(`  ${holds ? 'ok  ' : 'FAIL'} ${what}`);
    },
    fail(what) {
      failed += 1;
      print(`  FAIL ${what}`);
    },
    summary: () => `${passed} passed, ${failed} failed`,
    allGood: () => failed === 0 && passed > 0,
  };
}
