// Extensions that stand in a column of their own: part of the number, or told; never left out.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phonesIn } from '../../../../../src/main/core/lib/phone';
import type { ImportPreview } from '../../../../../src/shared/contacts/directory';
import { importDesk } from './import-desk';

const problemsOf = ({ rows }: ImportPreview) => rows.flatMap(({ problems }) => problems);

async function phonesOf(headings: string, cells: string, source: 'emergency24' | 'chekt') {
  const desk = importDesk();
  const [head, person] =
    source === 'chekt' ? ['First name,Last name,Type', 'Ana,Ruiz,primary'] : ['ID,Name', '7,Ana'];
  const text = `${head},${headings}\n${person},${cells}`;
  const preview = await desk.look(text, { source, siteId: 's' });
  await desk.run(preview.id, 'window');
  const [write] = desk.writes();
  const fields = (write?.fields ?? {}) as Readonly<Record<string, unknown>>;
  const { cellPhones, workPhones, homePhones, phone } = fields;
  return {
    problems: problemsOf(preview),
    sent: [phone, cellPhones, workPhones, homePhones].flat(),
  };
}

describe('an extension in a column of its own', () => {
  it.each([
    ['Work Phone,Ext', '3125550101,204', '3125550101 x204'],
    ['Phone,Extension', '(312) 555-0101,x204', '3125550101 x204'],
    ['Work Phone,Mobile,Work Extension', '3125550101,3125550102,ext. 204', '3125550101 x204'],
    ['Office Phone,Mobile,Business Ext.', '3125550101,3125550102,204', '3125550101 x204'],
    ['Phone 1,Phone 2,Phone 1 Ext', '3125550101,3125550102,204', '3125550101 x204'],
    ['Cell,Work Phone,Phone Ext.', '3125550102,3125550101,204', '3125550101 x204'],
    ['Ext #,Phone', '204,3125550101', '3125550101 x204'],
    ['Work Phone,Ext', '3125550101 x204,204', '3125550101 x204'],
    ['Teléfono,Extensión', '3125550101,204', '3125550101 x204'],
    ['Phone Type,Phone Number,Ext', 'Work,3125550101,204', '3125550101 x204'],
  ])('%s of %s is joined to its number', async (headings, cells, number) => {
    const { problems, sent } = await phonesOf(headings, cells, 'emergency24');
    expect(problems).toEqual([]);
    expect(sent).toContain(number);
    expect(sent.filter((each) => String(each).includes('x'))).toEqual([number]);
  });

  it('goes to CHeKT as well', async () => {
    const { sent } = await phonesOf('Phone,Ext', '3125550101,204', 'chekt');
    expect(sent).toContain('+13125550101 x204');
  });

  it.each([
    ['Work Phone,Ext', ',204', 'Ext: there is no number for the extension 204'],
    ['Cell,Home Ext', '3125550101,204', 'Home Ext: there is no number for the extension 204'],
    ['E-mail,Ext', 'a@x.org,204', 'Ext: there is no number for the extension 204'],
    ['Phone,Ext', '3125550101,front', 'Ext: "front" is not an extension'],
    ['Phone,Ext', '3125550101 x7,204', 'Ext: two columns say different things'],
    [
      ...(['Phone,Ext', '3125550101 / 3125550102,204'] as const),
      'Ext: it is not clear which number has the extension 204',
    ],
    ['Phone,Ext', 'call me,204', 'Phone: "call me" is not a phone number'],
  ])('%s of %s is told', async (headings, cells, problem) => {
    const { problems, sent } = await phonesOf(headings, cells, 'emergency24');
    expect(problems).toContain(problem);
    expect(sent.filter((each) => each !== undefined)).toEqual([]);
  });

  it('that nobody wants is left out by whoever says so', async () => {
    const preview = await importDesk().look('ID,Name,Ext,E-mail\n7,Ana,204,a@x.org', {
      columns: [{ index: 2, field: null }],
    });
    expect(preview.add).toBe(1);
  });

  it('is sent with a number or is a problem, wherever it stands', async () => {
    const heading = fc.constantFrom('Phone', 'Work Phone', 'Cell', 'Home Phone', 'Ext', 'Work Ext');
    const number = fc.integer({ min: 0, max: 9 }).map((last) => `312555010${last}`);
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(heading, { minLength: 1, maxLength: 5 }),
        fc.array(fc.option(number, { nil: '' }), { minLength: 5, maxLength: 5 }),
        async (headings, numbers) => {
          const cells = headings.map((each, at) =>
            each.endsWith('Ext') ? String(700 + at) : (numbers[at] ?? ''),
          );
          const { problems, sent } = await phonesOf(
            `${headings.join(',')},E-mail`,
            `${cells.join(',')},a@x.org`,
            'emergency24',
          );
          const kept = sent.flatMap((each) =>
            (phonesIn(String(each)) ?? []).map(({ extension }) => extension),
          );
          const asked = cells.filter((cell) => cell.length === 3);
          if (problems.length === 0)
            expect(kept.filter((each) => each !== '').sort()).toEqual(asked.sort());
          else expect(problems.join()).toMatch(/extension|different things/);
        },
      ),
      { numRuns: 150 },
    );
  });
});
