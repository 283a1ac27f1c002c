// The printed sheet: who to call, how old each fact is, and nothing that a service could smuggle in.
import { describe, expect, it } from 'vitest';
import { keyPeople } from '../../../../../src/main/features/contacts/editing/key-people';
import {
  paperSheet,
  type PaperFacts,
} from '../../../../../src/main/features/contacts/editing/paper';
import { personOf, recordWith } from './people';

const FACTS: PaperFacts = {
  deskName: 'Front Desk',
  world: 'live',
  language: 'en',
  emergencyNumber: '911',
  printedAtMs: Date.UTC(2026, 0, 6, 14, 0),
  timeZone: 'UTC',
};
const ANA = personOf(
  recordWith({
    title: 'Nurse',
    department: 'Clinic',
    phones: [{ number: '+13125558888', kind: 'cell' }],
    emails: ['ana@x.org'],
    groups: ['Incident team'],
  }),
  recordWith({
    source: 'chekt',
    siteId: 'site_1',
    role: 'manager',
    phones: [{ number: '+1-555-0123', kind: null }],
    asOfMs: Date.UTC(2025, 11, 24, 8, 0),
  }),
);

describe('the printed sheet', () => {
  it('shows name, roles, numbers, address, site and groups of each person', () => {
    const sheet = paperSheet([ANA], FACTS);
    for (const words of [
      '<h2>Ana García</h2>',
      'Nurse · manager · Clinic',
      '<b>+1 312 555 8888</b> <small>cell, Emergency24</small>',
      '<b>+1-555-0123</b> <small>CHeKT</small>',
      'E-mail: ana@x.org',
      'Site: site_1',
      'Groups: Incident team',
    ]) {
      expect(sheet).toContain(words);
    }
  });

  it.each([
    ['+13125558888', '+1 312 555 8888'],
    ['3125558888', '312 555 8888'],
    ['+442079460958', '+442079460958'],
    ['312-555-8888 x12', '312-555-8888 x12'],
  ])('writes the number %s as %s', (number, shown) => {
    const sheet = paperSheet([personOf(recordWith({ phones: [{ number, kind: null }] }))], FACTS);
    expect(sheet).toContain(`<b>${shown}</b>`);
  });

  it('says when it was printed and how old each service’s word is', () => {
    const sheet = paperSheet([ANA], FACTS);
    expect(sheet).toContain('printed January 6, 2026 at 2:00');
    expect(sheet).toMatch(/Emergency24, as of Jan 5, 2026, 9:30.*CHeKT, as of Dec 24/);
    expect(sheet).toContain('Front Desk');
    expect(sheet).toContain('call 911');
    expect(sheet).toContain('1 person');
    expect(paperSheet([ANA], { ...FACTS, of: 300 })).toContain('1 of 300 people');
  });

  it('speaks Spanish, and says loudly that people of practice are invented', () => {
    const sheet = paperSheet([ANA], { ...FACTS, language: 'es', world: 'practice' });
    expect(sheet).toContain('<html lang="es">');
    expect(sheet).toContain('Contactos clave');
    expect(sheet).toContain('PRÁCTICA');
    expect(paperSheet([ANA], FACTS)).not.toContain('PRACTICE');
  });

  it('takes whatever a service holds for text', () => {
    const evil = `<img src=x onerror=alert(1)>"'&</style><script>`;
    const person = personOf(
      recordWith({
        firstName: evil,
        title: evil,
        phones: [{ number: evil, kind: evil }],
        emails: [evil],
        groups: [evil],
      }),
      recordWith({
        source: 'chekt',
        siteId: evil,
        role: evil,
        phones: [{ number: evil, kind: evil }],
      }),
    );
    const sheet = paperSheet([person], { ...FACTS, deskName: evil, emergencyNumber: evil });
    expect(sheet).not.toContain('<img');
    expect(sheet).not.toContain('<script');
    expect(sheet.match(/<\/style>/g)).toHaveLength(1);
    expect(sheet).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
  });

  it('loads nothing and runs nothing', () => {
    const sheet = paperSheet([ANA], FACTS);
    expect(sheet).toContain(`default-src 'none'`);
    expect(sheet).not.toMatch(/src=|href=|url\(|@import|<script/);
  });

  it('numbers people, leaves room for the number of the sheet, and cuts nobody in two', () => {
    const sheet = paperSheet([ANA], { ...FACTS, language: 'es' });
    expect(sheet).toContain('@page { margin: 16mm 14mm 18mm; }');
    expect(sheet).toContain('counter(person)');
    expect(sheet).toContain('break-inside: avoid');
  });

  it('says so when somebody has no number or no name', () => {
    const sheet = paperSheet([personOf(recordWith({ firstName: '', lastName: '' }))], FACTS);
    expect(sheet).toContain('(no name)');
    expect(sheet).toContain('No phone number');
  });
});

describe('the key people', () => {
  const typed = (firstName: string, type: string | null) =>
    personOf(recordWith({ firstName, lastName: '', type, source: 'chekt', siteId: 's' }));

  it('are primary, emergency and secondary contacts, in this order, then by name', async () => {
    const all = [
      typed('Zoe', 'secondary'),
      typed('Bo', 'Emergency'),
      typed('ana', 'emergency'),
      typed('Carl', 'billing'),
      typed('Dee', null),
      typed('Yi', 'primary'),
    ];
    const { people, of } = await keyPeople(all);
    expect(people.map(({ name }) => name)).toEqual(['Yi', 'ana', 'Bo', 'Zoe']);
    expect(of).toBe(4);
  });

  it('are the first by name where no service names a type', async () => {
    const all = Array.from({ length: 5000 }, (_, index) =>
      typed(`N${String((index * 7919) % 5000).padStart(4, '0')}`, null),
    );
    const { people, of } = await keyPeople(all);
    expect(people).toHaveLength(200);
    expect(people[0]?.name).toBe('N0000');
    expect(people[199]?.name).toBe('N0199');
    expect(of).toBe(5000);
  });
});
