// The table to fill in: what is saved is what the import takes.
import { describe, expect, it } from 'vitest';
import { importTemplate } from '../../../../../src/main/features/contacts/editing/template';
import { importDesk } from './import-desk';

const SOURCES = ['emergency24', 'chekt'] as const;
const LANGUAGES = ['en', 'es'] as const;

describe.each(SOURCES)('the template for %s', (source) => {
  it.each(LANGUAGES)('in %s gives one clear row, whoever reads it', async (written) => {
    for (const language of LANGUAGES) {
      const bytes = new TextEncoder().encode(importTemplate(source, written));
      const desk = importDesk({ language });
      const preview = await desk.look(bytes, { source, siteId: 's' });
      expect(preview).toMatchObject({ add: 1, wrong: 0, problems: [], unknownColumns: [] });
      expect(preview.rows).toMatchObject([{ line: 2, verdict: 'add', problems: [] }]);
      expect(preview.understood.columns.every(({ problem }) => problem === null)).toBe(true);
    }
  });

  it('says of its invented person that the row must go', async () => {
    const preview = await importDesk().look(importTemplate(source, 'en'), { source, siteId: 's' });
    expect(preview.rows[0]?.notes).toEqual([
      'this is the invented person of the template: take the row out of the file',
    ]);
  });
});

it('a template has headings in the language of the desk', () => {
  expect(importTemplate('chekt', 'es').split('\r\n')[0]).toBe(
    '\uFEFFNombre,Apellido,Tipo,Teléfono,Correo electrónico,Función,ID externo',
  );
});
