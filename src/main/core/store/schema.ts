// The tables of one world: deliveries, the record of their steps, and rows nobody could read.
import type { Migration } from './migrate';

/** Rules that must hold whoever writes are triggers, so that no later code can forget them. */
export const SCHEMA: readonly Migration[] = [
  {
    to: 1,
    sql: `
      CREATE TABLE outbox (
        seq      INTEGER PRIMARY KEY AUTOINCREMENT,
        id       TEXT NOT NULL UNIQUE,
        version  INTEGER NOT NULL,
        settled  INTEGER NOT NULL,
        closed   INTEGER NOT NULL,
        request  TEXT NOT NULL,
        delivery TEXT NOT NULL
      ) STRICT;
      CREATE INDEX outbox_unsettled ON outbox (seq) WHERE settled = 0;
      CREATE INDEX outbox_cards ON outbox (seq) WHERE settled = 1 AND closed = 0;

      CREATE TABLE quarantine (
        seq        INTEGER PRIMARY KEY,
        id         TEXT,
        request    TEXT,
        delivery   TEXT,
        reason     TEXT NOT NULL,
        moved_at_ms REAL NOT NULL
      ) STRICT;

      CREATE TRIGGER outbox_bytes_are_fixed BEFORE UPDATE OF seq, id, request ON outbox
      WHEN NEW.request IS NOT OLD.request OR NEW.id IS NOT OLD.id OR NEW.seq IS NOT OLD.seq
      BEGIN SELECT RAISE(ABORT, 'the bytes of a request are fixed'); END;

      CREATE TRIGGER outbox_keeps_rows BEFORE DELETE ON outbox
      WHEN NOT EXISTS (SELECT 1 FROM quarantine WHERE seq = OLD.seq)
      BEGIN SELECT RAISE(ABORT, 'a delivery is never deleted'); END;

      -- One number that is rewritten to learn whether the disk still takes a commit.
      CREATE TABLE pulse (id INTEGER PRIMARY KEY CHECK (id = 1), at_ms REAL NOT NULL) STRICT;

      CREATE TABLE activity (
        seq       INTEGER PRIMARY KEY,
        at_ms     REAL NOT NULL,
        kind      TEXT NOT NULL,
        action_id TEXT,
        facts     TEXT NOT NULL,
        failure   TEXT,
        hash      TEXT NOT NULL
      ) STRICT;
      CREATE INDEX activity_by_action ON activity (action_id, seq) WHERE action_id IS NOT NULL;

      CREATE TRIGGER activity_is_final BEFORE UPDATE ON activity
      BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
      CREATE TRIGGER activity_is_kept BEFORE DELETE ON activity
      BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
    `,
  },
  {
    to: 2,
    sql: `
      -- Webhooks as they came, byte for byte: an answer is never interpreted away.
      CREATE TABLE webhook_event (
        seq             INTEGER PRIMARY KEY AUTOINCREMENT,
        vendor          TEXT NOT NULL,
        digest          TEXT NOT NULL,
        received_at_ms  REAL NOT NULL,
        proof           TEXT NOT NULL,
        verification_id TEXT,
        event_id        TEXT,
        contact_id      TEXT,
        event           TEXT NOT NULL,
        body            TEXT NOT NULL,
        UNIQUE (vendor, digest)
      ) STRICT;
      CREATE INDEX webhook_event_by_verification ON webhook_event (verification_id, seq)
      WHERE verification_id IS NOT NULL;

      CREATE TRIGGER webhook_event_is_final BEFORE UPDATE ON webhook_event
      BEGIN SELECT RAISE(ABORT, 'a webhook is kept as it came'); END;

      -- A row nobody can read must stay storable, so that it can be put aside.
      ALTER TABLE outbox ADD COLUMN kind TEXT GENERATED ALWAYS AS
      (CASE WHEN json_valid(delivery) THEN json_extract(delivery, '$.action.kind') END) VIRTUAL;
      ALTER TABLE outbox ADD COLUMN verification_id TEXT GENERATED ALWAYS AS
      (CASE WHEN json_valid(delivery) THEN json_extract(delivery, '$.receipt.verificationId') END)
      VIRTUAL;
      CREATE INDEX outbox_by_kind ON outbox (kind, seq);
      CREATE INDEX outbox_by_verification_id ON outbox (verification_id)
      WHERE verification_id IS NOT NULL;

      -- Small things a world must remember, such as the token in the address of its webhooks.
      CREATE TABLE keepsake (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    `,
  },
  {
    to: 3,
    sql: `
      -- Share911's alerts as they came; what the operator did with them stands in the two flags.
      CREATE TABLE alert (
        seq            INTEGER PRIMARY KEY AUTOINCREMENT,
        digest         TEXT NOT NULL UNIQUE,
        received_at_ms REAL NOT NULL,
        is_own         INTEGER NOT NULL,
        alert          TEXT NOT NULL,
        body           TEXT NOT NULL,
        seen           INTEGER NOT NULL DEFAULT 0,
        closed         INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      CREATE INDEX alert_cards ON alert (seq) WHERE closed = 0;
      CREATE TRIGGER alert_is_kept BEFORE DELETE ON alert
      BEGIN SELECT RAISE(ABORT, 'an alert is never deleted'); END;
      CREATE TRIGGER alert_is_final
      BEFORE UPDATE OF seq, digest, received_at_ms, is_own, alert, body ON alert
      BEGIN SELECT RAISE(ABORT, 'an alert is kept as it came'); END;

      -- Shares of calls that were taken once, also of calls that are purged: a replay makes no new call.
      CREATE TABLE call_digest (
        digest         TEXT PRIMARY KEY,
        received_at_ms REAL NOT NULL
      ) STRICT;

      CREATE TABLE incident (
        seq      INTEGER PRIMARY KEY AUTOINCREMENT,
        id       TEXT NOT NULL UNIQUE,
        incident TEXT NOT NULL
      ) STRICT;
      CREATE TABLE dismissed_suggestion (key TEXT PRIMARY KEY, at_ms REAL NOT NULL) STRICT;
    `,
  },
  {
    to: 4,
    sql: `
      -- Deliveries taken in by the thousand wait here; those of a batch that stands in 'batch' are taken for good.
      CREATE TABLE batch (id TEXT PRIMARY KEY) STRICT;
      CREATE TABLE batch_delivery (
        seq      INTEGER PRIMARY KEY AUTOINCREMENT,
        batch    TEXT NOT NULL,
        delivery TEXT NOT NULL
      ) STRICT;
    `,
  },
];
