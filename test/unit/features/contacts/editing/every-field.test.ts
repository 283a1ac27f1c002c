// Every field of the list goes out and comes back, and a changed one is a change: the list itself is asked, so none is forgotten.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectsOf } from '../../../../../src/main/features/contacts/editing/change-effects';
import { exportCsv } from '../../../../../src/main/features/contacts/editing/export';
import {
  fromRecordText,
  toRecordText,
} from '../../../../../src/main/features/contacts/directory/record-text';
import {
  everyField,
  type ContactSource,
  type RecordFields,
  type SourceRecord,
} from '../../../../../src/shared/contacts/contact';
import { ALL_FIELDS, specOf, type ContactField } from '../../../../../src/shared/contacts/fields';
import { importDesk } from './import-desk';
import { personOf, recordWith } from './people';

const SOURCES = ['emergency24', 'chekt'] as const;
const SITE = { emergency24: '', chekt: 'site_1' } as const;
const GROUPS = ['Lockdown Team', 'Night Shift'].map((name) => ({ groupId: `id of ${name}`, name }));

const word = fc.constantFrom('Oak', 'Birch', 'Cedar', 'Maple', 'Willow', 'Hazel', 'Rowan');
const digits = fc.integer({ min: 2_000_000, max: 9_999_999 }).map((line) => `312${line}`);

/** What people write in a field; a field whose values have rules of their own needs an entry. */
const SPECIAL: Partial<Record<ContactField, fc.Arbitrary<string>>> = {
  externalId: fc.integer({ min: 1, max: 99_999 }).map((id) => `E-${id}`),
  type: fc.constantFrom('primary', 'secondary', 'billing'),
  role: fc.constantFrom('owner', 'manager', 'resident'),
  language: fc.constantFrom('Spanish', 'English', 'Polish', 'Klingon of the North'),
};

function valueOf(source: ContactSource, field: ContactField): fc.Arbitrary<unknown> {
  const { kind, at } = specOf(field);
  if (at[source] === undefined) return fc.constant(recordWith()[field] ?? null).map(emptied);
  switch (kind) {
    case 'phones':
      return digits.map((number) => [
        source === 'chekt' ? { number: `+1${number}`, kind: null } : { number, kind: 'cell' },
      ]);
    case 'emails':
      return word.map((local) => [`${local.toLowerCase()}@school.example`]);
    case 'texts':
      return fc.constantFrom(...GROUPS).map(({ name }) => [name]);
    case 'id':
    case 'name':
    case 'text':
    case 'word':
      return SPECIAL[field] ?? fc.tuple(word, word).map((words) => words.join(' '));
  }
}

const emptied = (value: unknown): unknown => (Array.isArray(value) ? [] : null);

function recordAt(source: ContactSource): fc.Arbitrary<SourceRecord> {
  const values = Object.fromEntries(ALL_FIELDS.map((field) => [field, valueOf(source, field)]));
  return fc
    .record(values)
    .map((fields) => recordWith({ source, siteId: SITE[source], ...(fields as RecordFields) }));
}

const look = (
  records: readonly SourceRecord[],
  there: readonly SourceRecord[],
  language: 'en' | 'es',
) => {
  const [{ source, siteId } = recordWith()] = records;
  const desk = importDesk({ people: there.map((each) => personOf(each)), groups: GROUPS });
  const text = [...exportCsv(records, language)].join('');
  const site = source === 'chekt' ? { siteId } : {};
  return desk.look(text, { source, ...site }).then((preview) => ({ desk, preview }));
};

describe.each(SOURCES)('every field that %s holds', (source) => {
  const held = ALL_FIELDS.filter((field) => specOf(field).at[source] !== undefined);

  it('comes back from the stored text', () => {
    fc.assert(
      fc.property(recordAt(source), (record) => {
        expect(fromRecordText(toRecordText(record), record.asOfMs)).toEqual(record);
      }),
    );
  });

  it.each(['en', 'es'] as const)(
    'comes back by an import of the export, in %s',
    async (language) => {
      await fc.assert(
        fc.asyncProperty(recordAt(source), async (record) => {
          const { desk, preview } = await look([record], [], language);
          expect(preview.rows).toMatchObject([{ verdict: 'add', problems: [] }]);
          await desk.run(preview.id, 'window');
          const change = desk.accepted.flat()[0]?.action;
          if (change === undefined) throw new Error('nothing was taken');
          const groupName = (id: string) =>
            GROUPS.find(({ groupId }) => groupId === id)?.name ?? null;
          const { put } = effectsOf(change, '10', { record: null, nowMs: 0, groupName });
          for (const field of held)
            expect({ [field]: put?.[field] }).toEqual({ [field]: record[field] });
        }),
        { numRuns: 30 },
      );
    },
  );

  it('is a change when it alone is another, and none when all are the same', async () => {
    await fc.assert(
      fc.asyncProperty(recordAt(source), recordAt(source), async (before, other) => {
        const verdict = async (record: SourceRecord) =>
          (await look([record], [before], 'en')).preview.rows[0]?.verdict;
        expect(await verdict(before)).toBe('same');
        for (const field of held) {
          if (JSON.stringify(other[field]) === JSON.stringify(before[field])) continue;
          const changed = {
            ...before,
            ...everyField<RecordFields>((each) => (each === field ? other : before)[each]),
          };
          expect({ [field]: await verdict(changed) }).not.toEqual({ [field]: 'same' });
        }
      }),
      { numRuns: 8 },
    );
  });
});
