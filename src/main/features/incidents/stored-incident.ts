// Incidents and waved-away suggestions as rows of the database.
import { Incident } from '../../../shared/incidents/incident';
import type { Row } from '../../core/store/sqlite';
import type { Sql } from '../../core/store/store';

/** Newest first; a row nobody can read stays where it is and is left out. */
export function readIncidents(sql: Sql): readonly Incident[] {
  return sql.all('SELECT incident FROM incident ORDER BY seq DESC').flatMap(incidentOf);
}

export function insertIncident(sql: Sql, incident: Incident): void {
  const text = JSON.stringify(incident);
  sql.run('INSERT INTO incident (id, incident) VALUES (?, ?)', incident.id, text);
}

export function updateIncident(sql: Sql, incident: Incident): void {
  const text = JSON.stringify(incident);
  sql.run('UPDATE incident SET incident = ? WHERE id = ?', text, incident.id);
}

export function readDismissed(sql: Sql): ReadonlySet<string> {
  const rows = sql.all('SELECT key FROM dismissed_suggestion');
  return new Set(rows.map(({ key }) => String(key)));
}

export function insertDismissed(sql: Sql, key: string, atMs: number): void {
  sql.run('INSERT OR IGNORE INTO dismissed_suggestion (key, at_ms) VALUES (?, ?)', key, atMs);
}

function incidentOf({ incident }: Row): Incident[] {
  try {
    const parsed = Incident.safeParse(JSON.parse(String(incident)));
    return parsed.success ? [parsed.data] : [];
  } catch {
    return [];
  }
}
