// What one managed file says to this very computer: its entry in `desks`, and what `{hostname}` stands for.
import { DEFAULT_SETTINGS } from '../../../shared/settings/settings';
import { isDocument, readFields, shown, type FieldReading } from './fields';
import { matchHost, placeName } from './host-name';

type Document = Readonly<Record<string, unknown>>;

export interface OwnDesk {
  /** The document for this computer, without `desks`. */
  readonly document: Document;
  /** What its own entry says, in the paths of the settings; null without one. */
  readonly entry: FieldReading | null;
  /** `path: what is wrong`, for this computer. */
  readonly problems: readonly string[];
  /** The same for the entries of other computers: IT wants to know, and no other desk must be in trouble for it. */
  readonly elsewhere: readonly string[];
}

const SITE_FIELDS: ReadonlySet<string> = new Set(Object.keys(DEFAULT_SETTINGS.site));
const HOSTNAME = /\{hostname\}/i;

/** Pure. `host`: as `os.hostname()` tells it. */
export function ownDesk(raw: Document, host: string): OwnDesk {
  const { desks, ...rest } = raw;
  const problems: string[] = [];
  const named = (desk: Document, path: string, tell: string[]): Document =>
    withHostname(desk, placeName(host), (field) =>
      tell.push(`${shown(`${path}.${field}`)}: {hostname} stands for nothing, ${called(host)}`),
    );
  const document = isDocument(rest.desk)
    ? { ...rest, desk: named(rest.desk, 'desk', problems) }
    : rest;
  if (desks === undefined) return { document, entry: null, problems, elsewhere: [] };
  if (!isDocument(desks)) {
    const problem = 'desks: must be an object with one entry per computer';
    return { document, entry: null, problems: [...problems, problem], elsewhere: [] };
  }

  const match = matchHost(Object.keys(desks), host);
  if (match.kind === 'none') problems.push(`desks: ${noEntry(host)}`);
  if (match.kind === 'ambiguous') {
    problems.push(
      `desks: ${match.names.map(shown).join(' and ')} are both this computer; neither is used`,
    );
  }
  let own: FieldReading | null = null;
  const elsewhere: string[] = [];
  for (const [name, value] of Object.entries(desks)) {
    const isOwn = match.kind === 'found' && match.name === name;
    const tell = isOwn ? problems : elsewhere;
    if (!isDocument(value)) {
      tell.push(`${shown(`desks.${name}`)}: must be an object with keys of its own`);
      continue;
    }
    const reading = readEntry(name, named(value, `desks.${name}`, tell));
    tell.push(...reading.problems);
    if (isOwn) own = reading;
  }
  return { document, entry: own, problems, elsewhere };
}

function noEntry(host: string): string {
  return `IT's file has no entry for ${host.trim() === '' ? 'this computer, which has no name' : host}`;
}

function called(host: string): string {
  return `this computer is called "${host.slice(0, 100)}"`;
}

/** An entry is flat: who writes two hundred of them should not have to know our sections. */
function readEntry(name: string, entry: Document): FieldReading {
  const section = (isSite: boolean): Document =>
    Object.fromEntries(
      Object.entries(entry).filter(([field]) => SITE_FIELDS.has(field) === isSite),
    );
  return readFields(
    { desk: section(false), site: section(true) },
    { ignore: [], nameFor: (path) => path.replace(/^[^.]+/, () => `desks.${name}`) },
  );
}

function withHostname(
  desk: Document,
  name: string | null,
  tell: (field: string) => void,
): Document {
  const fields = Object.entries(desk).flatMap(([field, value]): [string, unknown][] => {
    if (typeof value !== 'string' || !HOSTNAME.test(value)) return [[field, value]];
    if (name !== null) return [[field, value.split(HOSTNAME).join(name)]];
    tell(field);
    return [];
  });
  return Object.fromEntries(fields);
}
