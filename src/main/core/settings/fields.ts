// The settings as a tree of single fields, so that one bad field never costs the others.
import { z } from 'zod';
import { Accelerator, HotkeyTarget } from '../../../shared/settings/hotkey';
import { Settings } from '../../../shared/settings/settings';
import { dialableNumber } from '../lib/phone';

/** A tree of plain values by known field names; every leaf has passed its own schema. */
export interface FieldValues {
  readonly [name: string]: FieldValue;
}
export type FieldValue = FieldValues | string | number | boolean | null | readonly string[];

const Leaf = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);

type Fields = ReadonlyMap<string, Field>;
type Field = { readonly leaf: z.ZodType } | { readonly group: Fields };

const HOTKEY_FIELDS: Fields = new Map(
  HotkeyTarget.options.map((target) => [target, { leaf: Accelerator.nullable() }]),
);
/** What main alone can judge: the window has no table of the world's telephone numbers. */
const STRICTER: Readonly<Record<string, z.ZodType>> = {
  'desk.callbackPhone': Settings.shape.desk.shape.callbackPhone.transform((text, context) => {
    const number = text === '' ? '' : dialableNumber(text);
    if (number !== null) return number;
    context.addIssue({
      code: 'custom',
      message: 'must be one phone number with its area code, such as 614 555 0100 ext. 4',
    });
    return z.NEVER;
  }),
};
const SETTINGS_FIELDS: Fields = new Map(
  Object.entries(Settings.shape).map(([name, schema]) => [name, fieldOf(name, schema)]),
);

function fieldOf(path: string, schema: z.ZodType): Field {
  if (path === 'hotkeys') return { group: HOTKEY_FIELDS };
  if (!(schema instanceof z.ZodObject)) return { leaf: STRICTER[path] ?? schema };
  const shape: Readonly<Record<string, z.ZodType>> = schema.shape;
  return {
    group: new Map(
      Object.entries(shape).map(([name, inner]) => [name, fieldOf(`${path}.${name}`, inner)]),
    ),
  };
}

export interface FieldReading {
  readonly values: FieldValues;
  /** Dotted paths of the fields that were given and are good. */
  readonly paths: readonly string[];
  /** Dotted paths of the fields that were given and are bad. */
  readonly badPaths: readonly string[];
  /** `path: what is wrong` for every bad value and every unknown name. */
  readonly problems: readonly string[];
}

/** `hintFor` may explain an unknown path better than "unknown key" does. */
export interface ReadFieldsOptions {
  readonly ignore: readonly string[];
  readonly hintFor?: (path: string) => string | undefined;
  /** Under which path a problem is told, where the document is not the file itself. */
  readonly nameFor?: (path: string) => string;
}

const PROBLEMS_MAX = 50;
const PATH_MAX_LENGTH = 120;

/** Never throws, whatever the document holds. */
export function readFields(
  document: Readonly<Record<string, unknown>>,
  options: ReadFieldsOptions,
): FieldReading {
  const paths: string[] = [];
  const badPaths: string[] = [];
  const problems: string[] = [];

  const tell = (path: string, message: string): void => {
    problems.push(`${shown(options.nameFor?.(path) ?? path)}: ${message}`);
  };
  const bad = (path: string, message: string): void => {
    badPaths.push(path);
    tell(path, message);
  };

  const readGroup = (raw: object, fields: Fields, prefix: string): FieldValues => {
    const values: Record<string, FieldValue> = {};
    for (const [name, value] of Object.entries(raw)) {
      const path = prefix === '' ? name : `${prefix}.${name}`;
      if (prefix === '' && options.ignore.includes(name)) continue;
      const field = fields.get(name);
      if (!field) {
        tell(path, options.hintFor?.(path) ?? 'unknown key, ignored');
      } else if ('leaf' in field) {
        const parsed = field.leaf.pipe(Leaf).safeParse(value);
        if (!parsed.success) bad(pathOf(path, parsed.error), messageOf(parsed.error));
        else {
          values[name] = parsed.data;
          paths.push(path);
        }
      } else if (isDocument(value)) values[name] = readGroup(value, field.group, path);
      else bad(path, 'must be an object with keys of its own');
    }
    return values;
  };

  const values = readGroup(document, SETTINGS_FIELDS, '');
  return { values, paths, badPaths, problems: capped(problems) };
}

/** A JSON object: not null, not a list. */
export function isDocument(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pathOf(path: string, error: z.ZodError): string {
  const inner = error.issues[0]?.path ?? [];
  return [path, ...inner.map(String)].join('.');
}

function messageOf(error: z.ZodError): string {
  return error.issues[0]?.message ?? 'not valid';
}

/** A path on one line that a person can still read. */
export function shown(path: string): string {
  // A key is someone's typing: it may be long or hold line breaks.
  const line = JSON.stringify(path).slice(1, -1);
  return line.length > PATH_MAX_LENGTH ? `${line.slice(0, PATH_MAX_LENGTH)}…` : line;
}

/** A list that a person can still read. */
export function capped(problems: readonly string[]): readonly string[] {
  if (problems.length <= PROBLEMS_MAX) return problems;
  const left = problems.length - PROBLEMS_MAX;
  return [...problems.slice(0, PROBLEMS_MAX), `… and ${left} more`];
}
