// Of several desktops each worker takes its own, before anything of a test is loaded.
import { z } from 'zod';

const { TOCSIN_DESKTOPS: all, VITEST_POOL_ID: worker } = process.env;
if (all !== undefined) {
  const desktops = z.array(z.record(z.string(), z.string())).parse(JSON.parse(all));
  const own = desktops[Number(worker) - 1];
  if (own === undefined) throw new Error(`there is no desktop for worker ${worker}`);
  for (const [name, value] of Object.entries(own)) {
    // What is the same on all of them is not theirs, and may have been set for the tests.
    if (desktops.some((other) => other[name] !== value)) process.env[name] = value;
  }
}
