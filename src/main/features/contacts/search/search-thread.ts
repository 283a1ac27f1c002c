// The entry of the search thread: a file of its own in the build, started by the main process.
import { parentPort } from 'node:worker_threads';
import { loadSqlite } from '../../../core/store/sqlite';
import { createSearchIndex } from './search-index';
import { createSearchRoom } from './search-room';
import type { SearchReply, SearchRequest } from './worker-messages';

const sqlite = await loadSqlite();
const room = createSearchRoom(() => createSearchIndex({ sqlite }));

parentPort?.on('message', (request: SearchRequest) => {
  const reply = (rest: Omit<SearchReply, 'id'>): void =>
    parentPort?.postMessage({ id: request.id, ...rest } satisfies SearchReply);
  room.perform(request).then(
    (hits) => reply({ hits, failure: null }),
    // SQLite's messages tell what failed, not of whom.
    (error: unknown) => reply({ hits: [], failure: String(error) }),
  );
});
