// Incidents in the Activity screen: suggested with a reason, confirmed by a person, drawn, changed and saved as a report.
import { fireEvent, render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Sign } from '../../src/renderer/components/icons';
import { STATUSES } from '../../src/shared/core/check-in';
import { ok } from '../../src/shared/core/failure';
import type { Incident, IncidentPart, IncidentView } from '../../src/shared/incidents/incident';
import type { AppState } from '../../src/shared/state';
import { NOON_MS, stateWith } from '../fakes/app-state';
import { openWindow, refusing } from './fake-window';

const ID = 'incident-00000000-0000-4000-8000-000000000001';
const press = { kind: 'press', id: '00000000-0000-4000-8000-000000000001' } as const;
const call = { kind: 'call', id: 'call-1' } as const;
const alert = { kind: 'alert', id: '7' } as const;

const part = (member: IncidentPart['member'], seconds: number, title: string): IncidentPart => ({
  member,
  title,
  status: null,
  atMs: NOON_MS + seconds * 1000,
  latitude: null,
  longitude: null,
});
const PARTS = [part(press, 0, 'Threat'), part(call, 130, 'Shared 911 call')];
const INCIDENT: Incident = {
  id: ID,
  name: 'Man at the west door',
  members: [press, call],
  confirmedAtMs: NOON_MS,
  closedAtMs: null,
};
const VIEW: IncidentView = {
  incident: INCIDENT,
  parts: PARTS,
  lines: [
    {
      atMs: NOON_MS,
      seq: 1,
      member: press,
      kind: 'pressed',
      facts: { status: 'THREAT', location: 'Lobby' },
    },
    {
      atMs: NOON_MS + 900,
      seq: 2,
      member: press,
      kind: 'not-sent',
      facts: { attempt: 1, failure: 'unavailable', reason: 'dns' },
    },
    { atMs: NOON_MS + 2000, seq: 3, member: press, kind: 'accepted', facts: { attempt: 2 } },
    { atMs: NOON_MS + 130_000, seq: 4, member: call, kind: 'call-shared', facts: {} },
  ],
  times: [
    {
      kind: 'press-accepted',
      member: press,
      title: 'Threat',
      fromMs: NOON_MS,
      toMs: NOON_MS + 2000,
    },
    {
      kind: 'call-seen',
      member: call,
      title: 'Shared 911 call',
      fromMs: NOON_MS + 130_000,
      toMs: null,
    },
  ],
  chain: { checked: 1234, firstBadSeq: null, headHash: 'ab'.repeat(32), end: 'proven' },
};
const suggested = (joins: string | null = null): Partial<AppState> => ({
  incidentSuggestions: [{ key: 'k1', parts: PARTS, spanMs: 130_000, distanceM: 412, joins }],
});

async function openActivity(state: Partial<AppState> = {}, view: IncidentView = VIEW) {
  const opened = openWindow(stateWith(state));
  const { answers } = opened.api;
  answers.activityPage = () => Promise.resolve(ok([]));
  answers.incidentView = () => Promise.resolve(ok(view));
  answers.incidentHistory = () => Promise.resolve(ok([INCIDENT]));
  fireEvent.click(screen.getByRole('link', { name: 'Activity' }));
  await screen.findByRole('heading', { level: 1, name: 'Activity' });
  await opened.settle();
  return opened;
}
async function openIncident(view: IncidentView = VIEW) {
  const opened = await openActivity({ incidents: [INCIDENT] }, view);
  fireEvent.click(screen.getByRole('tab', { name: 'Incidents 1' }));
  fireEvent.click(await screen.findByRole('button', { name: /Man at the west door/ }));
  await screen.findByRole('heading', { level: 2, name: INCIDENT.name });
  return opened;
}
/** A button that has just appeared takes no click for a moment. */
async function click({ pass, settle }: ReturnType<typeof openWindow>, button: () => HTMLElement) {
  pass(1000);
  fireEvent.click(button());
  await settle();
}
const card = () => screen.getByRole('article', { name: /seem/ });

describe('a suggestion', () => {
  it('names the parts and why they seem to belong together', async () => {
    await openActivity(suggested());
    expect(card().textContent).toContain('Threat');
    expect(card().textContent).toContain('Shared 911 call');
    expect(card().textContent).toContain('2 minutes and 412 m apart');
  });

  it('shows each press by the sign of its status, and never by the octagon of a threat', async () => {
    const parts = [{ ...part(press, 0, 'Security needed'), status: 'SECURITY_NEEDED' as const }];
    await openActivity({
      incidentSuggestions: [{ key: 'k1', parts, spanMs: 0, distanceM: null, joins: null }],
    });
    const shape = (element: Element | null) => element?.querySelector('.sign')?.innerHTML;
    const sign = card().querySelector('.member-sign');
    expect(sign?.classList).toContain('security');
    const { container } = render(<Sign name={STATUSES.SECURITY_NEEDED.sign} />);
    expect(shape(sign)).toBe(shape(container));
  });

  it('becomes an incident only by a click, which opens it', async () => {
    const opened = await openActivity(suggested());
    const { api, inputs } = opened;
    expect(inputs('confirmIncident')).toEqual([]);
    api.answers.confirmIncident = () => Promise.resolve(ok(INCIDENT));
    await click(opened, () => within(card()).getByRole('button', { name: 'Confirm' }));
    expect(inputs('confirmIncident')).toEqual([{ members: [press, call], name: '' }]);
    expect(await screen.findByRole('heading', { level: 2, name: INCIDENT.name })).toBeTruthy();
  });

  it('is waved away, and a refusal is told', async () => {
    const opened = await openActivity(suggested());
    const { api, inputs } = opened;
    api.answers.dismissSuggestion = refusing({ kind: 'storage', reason: 'disk-full', detail: '' });
    await click(opened, () => within(card()).getByRole('button', { name: 'Not together' }));
    expect(inputs('dismissSuggestion')).toEqual([{ key: 'k1' }]);
    expect(within(card()).getByRole('alert').textContent).toContain('The disk is full.');
  });

  it('that joins an open incident is added to it', async () => {
    const opened = await openActivity({ ...suggested(ID), incidents: [INCIDENT] });
    const { api, inputs } = opened;
    expect(screen.getByText('This seems to belong to “Man at the west door”')).toBeTruthy();
    api.answers.changeIncident = () => Promise.resolve(ok(INCIDENT));
    await click(opened, () => screen.getByRole('button', { name: 'Add to it' }));
    expect(inputs('changeIncident')).toEqual([{ id: ID, add: [press, call] }]);
  });
});

describe('the view of an incident', () => {
  it('draws the times and says the same in a table', async () => {
    await openIncident();
    const drawing = screen.getByRole('img', { name: /One bar for each stretch of time/ });
    expect(drawing.querySelectorAll('rect')).toHaveLength(2);
    expect(drawing.querySelectorAll('rect.open')).toHaveLength(1);
    const rows = screen.getAllByRole('row').map((row) => row.textContent);
    expect(rows[1]).toContain('ThreatPressed → accepted');
    expect(rows[1]).toContain('2 s');
    expect(rows[2]).toContain('not recorded');
  });

  it('tells every step in the words of the timeline, with what went wrong', async () => {
    await openIncident();
    const steps = within(screen.getByRole('region', { name: /step by step/ })).getAllByRole(
      'listitem',
    );
    expect(steps.map((step) => step.textContent)).toHaveLength(4);
    expect(steps[0]?.textContent).toContain('PressedThreatLobby');
    expect(steps[1]?.textContent).toContain('The address of the service was not found.');
    expect(steps[1]?.textContent).not.toContain('failure');
  });

  it('says that the record is whole, or loudly that it is not', async () => {
    await openIncident();
    expect(screen.getByText(/1,234 lines, none changed/)).toBeTruthy();
    await openIncident({ ...VIEW, chain: { ...VIEW.chain, firstBadSeq: 9 } });
    expect(screen.getByRole('alert').textContent).toContain(
      'does not match its seals from line 9 on',
    );
  });

  it('says loudly that lines are missing at the end, and quietly that nobody can tell', async () => {
    await openIncident({ ...VIEW, chain: { ...VIEW.chain, end: 'cut-off' } });
    expect(screen.getByRole('alert').textContent).toContain('Lines at its end are missing');
    await openIncident({ ...VIEW, chain: { ...VIEW.chain, end: 'unproven' } });
    expect(screen.getByText(/Whether lines are missing at its end cannot be told/)).toBeTruthy();
  });

  it('takes a name, and removes and adds parts', async () => {
    const opened = await openIncident();
    const { api, inputs } = opened;
    api.answers.changeIncident = () => Promise.resolve(ok(INCIDENT));
    api.answers.incidentParts = () => Promise.resolve(ok([...PARTS, part(alert, 60, 'LOCKDOWN')]));
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: ' Drill ' } });
    await click(opened, () => screen.getByRole('button', { name: 'Save name' }));
    await click(opened, () => screen.getByRole('button', { name: /^Remove Shared 911 call/ }));
    await click(opened, () => screen.getByRole('button', { name: 'Add a part' }));
    expect(screen.queryByRole('button', { name: /^Add Threat/ })).toBeNull();
    await click(opened, () => screen.getByRole('button', { name: /^Add LOCKDOWN/ }));
    expect(inputs('changeIncident')).toEqual([
      { id: ID, name: 'Drill' },
      { id: ID, remove: [call] },
      { id: ID, add: [alert] },
    ]);
  });

  it('keeps its last part', async () => {
    await openIncident({ ...VIEW, parts: PARTS.slice(0, 1) });
    expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull();
  });

  it('is closed by a click, and saved as a report whose place is told', async () => {
    const opened = await openIncident();
    const { api, inputs } = opened;
    api.answers.exportReport = () => Promise.resolve(ok({ path: '/home/desk/incident.pdf' }));
    await click(opened, () => screen.getByRole('button', { name: 'Export report as PDF' }));
    expect(inputs('exportReport')).toEqual([{ id: ID, format: 'pdf' }]);
    expect(screen.getByText('Saved as /home/desk/incident.pdf')).toBeTruthy();
    await click(opened, () => screen.getByRole('button', { name: 'Close incident' }));
    expect(inputs('closeIncident')).toEqual([{ id: ID }]);
  });

  it('says why it cannot be read, and leads back to the list', async () => {
    const { api } = await openActivity({ incidents: [INCIDENT] });
    api.answers.incidentView = refusing({ kind: 'storage', reason: 'disk-full', detail: '' });
    fireEvent.click(screen.getByRole('tab', { name: 'Incidents 1' }));
    fireEvent.click(await screen.findByRole('button', { name: /Man at the west door/ }));
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full.');
    fireEvent.click(screen.getByRole('button', { name: 'All incidents' }));
    expect(await screen.findByRole('button', { name: /Man at the west door/ })).toBeTruthy();
  });
});

describe('the list of incidents', () => {
  it('says that there are none, and why the list cannot be read', async () => {
    const { api } = await openActivity();
    api.answers.incidentHistory = () => Promise.resolve(ok([]));
    fireEvent.click(screen.getByRole('tab', { name: 'Incidents' }));
    expect(await screen.findByText('No incidents yet.')).toBeTruthy();
    api.answers.incidentHistory = refusing({ kind: 'storage', reason: 'read-only', detail: '' });
    fireEvent.click(screen.getByRole('tab', { name: 'Timeline' }));
    fireEvent.click(screen.getByRole('tab', { name: 'Incidents' }));
    expect((await screen.findByRole('alert')).textContent).toContain('does not allow writing');
  });
});
