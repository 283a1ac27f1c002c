// Who is asked: the primary contacts first, found by any word, added by hand when nothing else works.
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { failed, ok, type Failure, type Result } from '../../src/shared/core/failure';
import type { SiteContacts } from '../../src/shared/verification/verification';
import { refusing } from './fake-window';
import {
  box,
  button,
  chosen,
  field,
  liveState,
  offered,
  openComposer,
  peopleOf,
  search,
} from './ask-fixture';

const OFFLINE: Failure = { kind: 'offline', detail: 'no route' };

describe('the people of a question', () => {
  it('start with the primary contacts, and the screen says so', async () => {
    await openComposer();
    expect(chosen()).toEqual(['John Doe', 'Ana María López']);
    expect(
      screen.getByText('2 primary contacts are chosen first. Change this as you like.'),
    ).toBeTruthy();
    expect(box(/John Doe/).checked).toBe(true);
    expect(box(/Jane Smith/).checked).toBe(false);
  });

  it('show name, type and role, also a type that Tocsin does not know', async () => {
    await openComposer();
    expect(box('John Doe Primary · owner')).toBeTruthy();
    expect(box('Rooftop roof')).toBeTruthy();
  });

  it('are found by any part of name, type, role or id, whatever the accents', async () => {
    await openComposer();
    search('maria');
    expect(offered()).toEqual(['Ana María López']);
    search('MANAGER jane');
    expect(offered()).toEqual(['Jane Smith']);
    search('12/5');
    expect(offered()).toEqual(['Rooftop']);
    search('emergency');
    expect(offered()).toEqual(['Jane Smith']);
  });

  it('are chosen and removed, by box and by chip', async () => {
    await openComposer();
    fireEvent.click(box(/Jane Smith/));
    fireEvent.click(button('Remove John Doe'));
    expect(chosen()).toEqual(['Ana María López', 'Jane Smith']);
    expect(screen.queryByText(/chosen first/)).toBeNull();
    fireEvent.click(button('Remove Ana María López'));
    fireEvent.click(box(/Jane Smith/));
    expect(chosen()).toEqual([]);
    expect(screen.getByText('Nobody chosen yet.')).toBeTruthy();
  });

  it('are chosen by keyboard alone: Enter takes the first match, arrows walk the list', async () => {
    await openComposer();
    search('jane');
    fireEvent.keyDown(field('Search people to ask'), { key: 'Enter' });
    expect(chosen()).toEqual(['John Doe', 'Ana María López', 'Jane Smith']);
    expect(field('Search people to ask').value).toBe('');
    fireEvent.keyDown(field('Search people to ask'), { key: 'ArrowDown' });
    expect(document.activeElement).toBe(box(/John Doe/));
    fireEvent.keyDown(box(/John Doe/), { key: 'ArrowDown' });
    expect(document.activeElement).toBe(box(/Ana María/));
    fireEvent.keyDown(box(/Ana María/), { key: 'ArrowUp' });
    fireEvent.keyDown(box(/John Doe/), { key: 'ArrowUp' });
    expect(document.activeElement).toBe(field('Search people to ask'));
  });

  it('may be everyone at the site, and the choice made before comes back', async () => {
    const { inputs } = await openComposer();
    fireEvent.click(box('Everyone at this site'));
    expect(screen.queryByLabelText('Search people to ask')).toBeNull();
    fireEvent.click(button('Ask now'));
    expect(inputs('verify')).toMatchObject([{ contacts: [{ contactId: 'all' }] }]);
    fireEvent.click(box('Everyone at this site'));
    expect(chosen()).toEqual(['John Doe', 'Ana María López']);
  });

  it('belong to a site: another site has its own', async () => {
    const { inputs, settle } = await openComposer({
      state: liveState({ settings: { ...liveState().settings, chekt: noSites() } }),
    });
    expect(inputs('siteContacts')).toEqual([]);
    expect(screen.getByText('Choose a site to see its people.')).toBeTruthy();
    fireEvent.change(field('Site'), { target: { value: 'site_9' } });
    expect(inputs('siteContacts')).toEqual([]);
    fireEvent.blur(field('Site'));
    await settle();
    expect(inputs('siteContacts')).toEqual([{ siteId: 'site_9' }]);
    expect(chosen()).toEqual(['John Doe', 'Ana María López']);
  });
});

describe('the list of people', () => {
  it('says how old it is and asks CHeKT again on request', async () => {
    const { inputs, settle, pass } = await openComposer();
    expect(screen.getByText('As CHeKT told 12 s ago')).toBeTruthy();
    pass(60_000);
    expect(screen.getByText('As CHeKT told 1 min ago')).toBeTruthy();
    fireEvent.click(button('Ask CHeKT again'));
    await settle();
    expect(inputs('siteContacts')).toEqual([
      { siteId: 'site_1' },
      { siteId: 'site_1', refresh: true },
    ]);
  });

  it('says that it is being read', async () => {
    await openComposer({ answers: { siteContacts: () => new Promise(() => undefined) } });
    expect(screen.getByText('Asking CHeKT who is at this site…')).toBeTruthy();
    expect(chosen()).toEqual([]);
  });

  it('says that nobody is there', async () => {
    await openComposer({
      answers: { siteContacts: ({ siteId }) => Promise.resolve(ok(peopleOf(siteId, []))) },
    });
    expect(screen.getByText(/CHeKT has no contacts for this site/)).toBeTruthy();
  });

  it('never blocks when it cannot be read: an id is typed and added by hand', async () => {
    const { inputs } = await openComposer({ answers: { siteContacts: refusing(OFFLINE) } });
    expect(
      screen.getByText(
        'The contacts could not be read. This computer could not reach the network. You can still add people by their id.',
      ),
    ).toBeTruthy();
    search(' contact_77 ');
    fireEvent.click(button('Add “contact_77” by its id'));
    expect(chosen()).toEqual(['contact_77']);
    fireEvent.click(button('Ask now'));
    expect(inputs('verify')).toMatchObject([{ contacts: [{ contactId: 'contact_77' }] }]);
  });

  it('keeps what was known when asking again fails', async () => {
    const { api, settle } = await openComposer();
    api.answers.siteContacts = () => Promise.resolve(failed(OFFLINE));
    fireEvent.click(button('Ask CHeKT again'));
    await settle();
    expect(offered()).toHaveLength(5);
    expect(screen.getByText(/CHeKT could not be asked again/)).toBeTruthy();
  });

  it('drops the answer for a site that was left meanwhile', async () => {
    let answerFirst: (result: Result<SiteContacts>) => void = () => undefined;
    const { settle } = await openComposer({
      state: liveState({ settings: { ...liveState().settings, chekt: noSites() } }),
      prefill: { siteId: 'site_1' },
      answers: {
        siteContacts: ({ siteId }) =>
          siteId === 'site_1'
            ? new Promise((resolve) => (answerFirst = resolve))
            : Promise.resolve(ok(peopleOf(siteId, []))),
      },
    });
    fireEvent.change(field('Site'), { target: { value: 'site_2' } });
    fireEvent.blur(field('Site'));
    await settle();
    answerFirst(ok(peopleOf('site_1')));
    await settle();
    expect(offered()).toEqual([]);
    expect(chosen()).toEqual([]);
  });
});

function noSites() {
  return { ...liveState().settings.chekt, siteIds: [] };
}
