// Reports and records leave the desk as files: whole, marked, owner-only, and checkable without the desk.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk } from './harness/desk';
import { saveEverythingAs } from './harness/save-dialog';
import { Screen } from './harness/screen';

const desk = new Desk({ managed: { language: 'en', panic: { countdownSeconds: 0 } } });
const folder = mkdtempSync(join(tmpdir(), 'tocsin-files-'));
const file = (name: string): string => join(folder, name);
let screen: Screen;
let incident = '';

beforeAll(async () => {
  await desk.start();
  screen = await Screen.of(desk);
  await screen.call('press', { status: 'THREAT' });
  await screen.untilState('THREAT', 'accepted');
  await screen.call('practiceShare', { scenario: 'here' });
  const { incidentSuggestions } = await screen.until(
    'a suggestion',
    (state) => state.incidentSuggestions.length === 1,
  );
  const members = (incidentSuggestions[0]?.parts ?? []).map(({ member }) => member);
  incident = (await screen.call('confirmIncident', { members, name: '=cmd()' })).id;
});
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const verify = async (path: string) => {
  const { code, stdout, stderr } = await desk.command(['activity', 'verify', path]);
  return { code, line: JSON.parse(stdout || '{}') as Record<string, unknown>, stderr };
};

describe('the files of a desk', () => {
  it('are reports as PDF, CSV and JSON, marked as practice, without the caller’s number', async () => {
    const [call] = (await screen.state()).calls;
    const { number } = await screen.call('revealCall', { id: call?.id ?? '' });
    for (const format of ['pdf', 'csv', 'json'] as const) {
      const path = file(`report.${format}`);
      await saveEverythingAs(desk, path);
      expect(await screen.call('exportReport', { id: incident, format })).toEqual({ path });
      const bytes = readFileSync(path);
      expect(statSync(path).mode & 0o777).toBe(0o600);
      if (format === 'pdf') expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      else {
        expect(bytes.toString()).toMatch(/practice/);
        expect(bytes.toString()).not.toContain(number);
      }
    }
    expect(readFileSync(file('report.csv'), 'utf8')).toContain("'=cmd()");
    await saveEverythingAs(desk, null);
    expect(await screen.call('exportReport', { id: incident, format: 'csv' })).toEqual({
      path: null,
    });
  });

  it('are the whole record, which checks as whole, beside the desk and without it', async () => {
    for (const format of ['json', 'csv'] as const) {
      const path = file(`record.${format}`);
      await saveEverythingAs(desk, path);
      await screen.call('exportActivity', { format });
      const { code, line } = await verify(path);
      expect([code, line]).toMatchObject([
        0,
        { whole: true, format, world: 'practice', desk: 'same' },
      ]);
    }
    await saveEverythingAs(desk, file('record.pdf'));
    await screen.call('exportActivity', { format: 'pdf' });
    expect(readFileSync(file('record.pdf')).length).toBeGreaterThan(10_000);
    const { stdout } = await desk.command(['activity']);
    expect(stdout.match(/"record-exported"/g)).toHaveLength(6);
  });

  it('come from the command line too, on standard output and as owner-only files', async () => {
    const out = await desk.command(['activity', 'export', '--format', 'json']);
    expect(out.code).toBe(0);
    writeFileSync(file('out.json'), out.stdout);
    expect((await verify(file('out.json'))).code).toBe(0);
    for (const format of ['csv', 'pdf']) {
      const path = file(`command.${format}`);
      const done = await desk.command([
        'activity',
        'export',
        `--format=${format}`,
        `--output=${path}`,
      ]);
      expect([done.code, done.stdout, done.stderr]).toEqual([0, '', '']);
      expect(statSync(path).mode & 0o777).toBe(0o600);
    }
    expect((await verify(file('command.csv'))).line).toMatchObject({ whole: true, desk: 'same' });
    expect(readFileSync(file('command.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    const lines = (await desk.command(['activity'])).stdout;
    writeFileSync(file('lines.jsonl'), lines);
    const checked = await verify(file('lines.jsonl'));
    expect(checked).toMatchObject({ code: 0, line: { whole: true, format: 'json-lines' } });
    expect(JSON.stringify(checked.line.notKnown)).toContain('cut off the end');
  });

  it('show what was done to them', async () => {
    const text = readFileSync(file('record.json'), 'utf8');
    const lines = text.split('\n');
    const forged = {
      changed: text.replace('"status":"THREAT"', '"status":"SAFE"'),
      dropped: [...lines.slice(0, 3), ...lines.slice(4)].join('\n'),
      moved: [...lines.slice(0, 2), lines[3], lines[2], ...lines.slice(4)].join('\n'),
      'cut-off': text.slice(0, text.length / 2),
    };
    for (const [kind, content] of Object.entries(forged)) {
      writeFileSync(file('forged.json'), content);
      const { code, line, stderr } = await verify(file('forged.json'));
      expect(code).toBe(1);
      expect(line).toMatchObject({ whole: false });
      expect(JSON.stringify(line.problems)).toContain(`"${kind}"`);
      expect(stderr).toMatch(/line \d+|lines \d+/);
    }
    writeFileSync(file('other.txt'), 'hello');
    const other = await desk.command(['activity', 'verify', file('other.txt')]);
    expect([other.code, other.stdout]).toEqual([1, '']);
    expect(other.stderr).toContain('neither an exported record nor lines of one');
    expect((await desk.command(['activity', 'verify', file('nowhere')])).code).toBe(1);
  });

  it('say plainly where they cannot be written', async () => {
    const path = join(folder, 'no', 'such', 'folder.csv');
    const done = await desk.command(['activity', 'export', '--format=csv', `--output=${path}`]);
    expect(done.code).toBe(1);
    expect(done.stderr).toContain('NOT EXPORTED');
    expect((await desk.command(['activity', 'export', '--format=pdf'])).stderr).toContain(
      '--output',
    );
  });

  it('come from a desk whose app does not run, and on a computer without a screen', async () => {
    const blind = new Desk({ env: { DISPLAY: undefined, WAYLAND_DISPLAY: undefined } });
    try {
      const made = (format: string) =>
        blind.command([
          'activity',
          'export',
          `--format=${format}`,
          `--output=${file(`blind.${format}`)}`,
        ]);
      for (const format of ['json', 'csv']) {
        expect(await made(format)).toMatchObject({ code: 0, stderr: '' });
        expect((await verify(file(`blind.${format}`))).code).toBe(0);
      }
      const printed = await made('pdf');
      expect(printed.code).toBe(1);
      expect(printed.stderr).toContain('a PDF needs a screen');
    } finally {
      await blind.close();
    }
  });
});
