// Who is no longer there, or not yet, by what programs of schools write: told with column and line, and not taken.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importDesk } from './import-desk';

/** The clock of the desk under test: the first moment of 2026 in London. */
const look = (heading: string, ...cells: readonly string[]) =>
  importDesk().look(
    [
      `ID,Name,Phone,${heading}`,
      ...cells.map((cell, at) => `${at},P${at},312555010${at},${cell}`),
    ].join('\n'),
  );
const gone = (heading: string, cell: string) =>
  `${heading}: "${cell}" says that this person is no longer there`;

describe('who is no longer there', () => {
  it.each([
    ['endDate', '06/30/2025'],
    ['endDate', '2025-06-30'],
    ['endDate', '2025-06-30 00:00:00'],
    ['endDate', '20250630'],
    ['Membership End Date', '6/30/25'],
    ['ExitDate', '30/6/2025'],
    ['Termination Date', '12/30/2025'],
    ['Enroll_Status', '1'],
    ['Enroll_Status', '2'],
    ['Students.Enroll_Status', '3'],
    ['Enroll_Status', '4'],
    ['Enrollment Status', 'Transferred Out'],
    ['Enrollment Status', 'Withdrawn'],
  ])('%s %s is told, and the others are taken', async (heading, cell) => {
    const preview = await look(heading, cell, '');
    expect(preview).toMatchObject({ add: 1, wrong: 1 });
    expect(preview.rows[0]).toMatchObject({ line: 2, problems: [gone(heading, cell)] });
  });

  it.each([
    ['endDate', '06/30/2026'],
    ['endDate', '2099-12-31'],
    ['endDate', '0/0/0000'],
    ['Termination Date', '12/31/2030'],
    ['Enroll_Status', '0'],
    ['Enrollment Status', 'Active'],
    ['Enrollment Status', 'Currently Enrolled'],
  ])('is nobody by %s %s', async (heading, cell) => {
    expect(await look(heading, cell)).toMatchObject({ add: 1, wrong: 0 });
  });

  it('is taken in when a person says that the column counts for nothing', async () => {
    const text = 'ID,Name,Phone,Enroll_Status\n1,Ana,3125550101,2';
    const preview = await importDesk().look(text, { columns: [{ index: 3, field: null }] });
    expect(preview.add).toBe(1);
  });

  it('is whoever left before today, whatever way the date is written', async () => {
    const nowMs = 1_767_225_600_000;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: -4000, max: 4000 }).filter((days) => Math.abs(days) > 1),
        fc.constantFrom('iso', 'america', 'short', 'packed', 'time'),
        async (days, kind) => {
          const iso = new Date(nowMs + days * 86_400_000).toISOString().slice(0, 10);
          const [year = '', month = '', day = ''] = iso.split('-');
          const written = {
            iso,
            america: `${Number(month)}/${Number(day)}/${year}`,
            short: `${month}/${day}/${year.slice(2)}`,
            packed: year + month + day,
            time: `${iso}T00:00:00`,
          }[kind];
          expect((await look('endDate', written)).wrong).toBe(days < 0 ? 1 : 0);
        },
      ),
    );
  });
});

describe('who is not there yet', () => {
  it.each(['-1', 'Pre-registered', 'Preregistered'])('by %s is told', async (cell) => {
    const { rows } = await look('Enroll_Status', cell);
    expect(rows[0]?.problems).toEqual([
      `Enroll_Status: "${cell}" says that this person is not there yet`,
    ]);
  });
});
