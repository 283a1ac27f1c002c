// Prints the figures of the house beside their limits; `--write` also puts them into docs/architecture.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIMITS } from './figures/house.mjs';
import { figuresOf } from './figures/of-tree.mjs';
import { overLimits, tableOf, withTable } from './figures/table.mjs';
import { projectRoot } from './lib/project.mjs';
import { runAsCommand, say } from './lib/say.mjs';

await runAsCommand((words) => {
  const figures = figuresOf(projectRoot);
  const table = tableOf(figures, LIMITS);
  console.log(table);
  if (words.includes('--write')) {
    const page = join(projectRoot, 'docs', 'architecture.md');
    writeFileSync(page, withTable(readFileSync(page, 'utf8'), table));
  }
  const over = overLimits(figures, LIMITS);
  for (const line of over) say(line);
  return over.length === 0 ? 0 : 1;
});
