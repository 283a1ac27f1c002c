// Names, moments and lengths of incidents in words.
import type { TFunction } from 'i18next';
import type { Incident } from '../../../shared/incidents/incident';

/** `Mar 2, 2026, 14:05` in the operator's language. */
export function momentText(atMs: number, language: string): string {
  return new Date(atMs).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
}

/** The operator's own words, or when it was confirmed. */
export function incidentName(
  t: TFunction,
  { name, confirmedAtMs }: Pick<Incident, 'name' | 'confirmedAtMs'>,
  language: string,
): string {
  return name === ''
    ? t('incident.list.unnamed', { time: momentText(confirmedAtMs, language) })
    : name;
}

/** `3 minutes`: as exactly as a reason needs it. */
export function spanText(t: TFunction, ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  if (seconds < 90) return t('incident.span.seconds', { count: seconds });
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return t('incident.span.minutes', { count: minutes });
  return t('incident.span.hours', { count: Math.round(minutes / 60) });
}
