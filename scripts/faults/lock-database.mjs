// Holds the write lock of a database, as a backup or a virus scanner of another program might, until it is ended.
import { DatabaseSync } from '@photostructure/sqlite';

const database = new DatabaseSync(process.argv[2]);
database.exec('BEGIN EXCLUSIVE');
process.send('ready');
process.on('disconnect', () => process.exit());
