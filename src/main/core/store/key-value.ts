// Small things a world must remember besides its deliveries, made once.
import type { Store } from './store';

/** The stored value of `name`, made by `make` the first time; a value for this run alone when the disk refuses. */
export function keepsake(store: Store, name: string, make: () => string): string {
  const fresh = make();
  const kept = store.transaction((sql) => {
    sql.run('INSERT INTO keepsake (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING', name, fresh);
    return sql.get('SELECT value FROM keepsake WHERE name = ?', name)?.value;
  });
  return kept.ok && typeof kept.value === 'string' ? kept.value : fresh;
}
