// One question being written and asked: its draft, what follows by itself, and the one call that sends it.
import { useRef, useState } from 'react';
import type { Failure } from '../../../shared/core/failure';
import { siteNameOf } from '../../../shared/settings/place';
import { PRIORITY_TIMEOUT_SECONDS } from '../../../shared/verification/verification';
import {
  verificationMessage,
  verificationSubject,
  wordingOf,
} from '../../../shared/verification/verification-message';
import { useAppState, useParts } from '../../kit/window-parts';
import { firstDraft, named, primaryOf, requestOf, type AskDraft, type ShownDraft } from './draft';
import { draftKey, dropDraft, keepDraft, keptDraft, useKeptDraft } from './kept-draft';
import { type AskPrefill, siteChoices } from '../../kit/asking';
import { useSiteContacts, type SiteContactsReader } from './use-site-contacts';

export interface Question {
  readonly draft: ShownDraft;
  /** Something of it was written or chosen by hand. */
  readonly touched: boolean;
  /** The message was changed by hand. */
  readonly messageEdited: boolean;
  readonly peopleUntouched: boolean;
  readonly reader: SiteContactsReader;
  readonly failure: Failure | null;
  readonly phase: 'writing' | 'asking' | 'asked';
  readonly change: (part: Partial<AskDraft>) => void;
  /** The site is typed to its end: its people may be read. */
  readonly settleSite: (siteId: string) => void;
  readonly ask: () => void;
  /** Back to what it began with. */
  readonly clear: () => void;
}

/** `onSent` gets the id of the verification. However often `ask` is called, a draft goes out once. */
export function useQuestion(prefill: AskPrefill, onSent: (id: string) => void): Question {
  const parts = useParts();
  const { api, store } = parts;
  const settings = useAppState((app) => app.settings);
  const world = useAppState((app) => app.world);
  const key = draftKey(prefill);
  const begun = () => {
    const { app } = store.getState();
    return firstDraft(prefill, settings, app === null ? [] : siteChoices(app));
  };
  const kept = useKeptDraft(key);
  const [base, setBase] = useState(begun);
  const draft = kept ?? base;
  const [settledSite, setSettledSite] = useState(draft.siteId);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [phase, setPhase] = useState<Question['phase']>('writing');
  // A second click may come before React has drawn the first one.
  const under = useRef(false);
  const reader = useSiteContacts(settledSite.trim());

  const contacts = reader.list?.contacts ?? [];
  const siteName = siteNameOf(settings);
  const wording = wordingOf(settings, world);
  const shown: ShownDraft = {
    ...draft,
    people: named(draft.people ?? primaryOf(contacts), contacts),
    message:
      draft.message ??
      verificationMessage({
        ...wording,
        siteName,
        eventId: draft.eventId.trim() || null,
        urgency: draft.priority,
        timeoutSeconds: PRIORITY_TIMEOUT_SECONDS[draft.priority],
        method: draft.method,
        requireResponse: true,
      }),
    subject: draft.subject ?? verificationSubject({ ...wording, siteName }),
  };

  const change = (part: Partial<AskDraft>) => {
    keepDraft(parts, key, { ...(keptDraft(parts, key) ?? base), ...part });
    setFailure(null);
    // What was asked is not this question any more.
    if (phase === 'asked') {
      under.current = false;
      setPhase('writing');
    }
  };
  const ask = async () => {
    if (under.current) return;
    under.current = true;
    setPhase('asking');
    setFailure(null);
    // Nobody who comes back meanwhile may find it unsent, and send it twice.
    setBase(draft);
    dropDraft(parts, key);
    const result = await api.call('verify', requestOf(shown, prefill));
    if (!result.ok) {
      if (keptDraft(parts, key) === undefined) keepDraft(parts, key, draft);
      under.current = false;
      setPhase('writing');
      setFailure(result.failure);
      return;
    }
    setPhase('asked');
    onSent(result.value.id);
  };

  return {
    draft: shown,
    touched: kept !== undefined,
    messageEdited: draft.message !== null,
    peopleUntouched: draft.people === null,
    reader,
    failure,
    phase,
    change,
    settleSite(siteId) {
      if (siteId.trim() === settledSite.trim()) return;
      setSettledSite(siteId);
      // People belong to a site.
      change({ siteId, people: null });
    },
    ask: () => void ask(),
    clear() {
      const first = begun();
      dropDraft(parts, key);
      setBase(first);
      setSettledSite(first.siteId);
      setFailure(null);
    },
  };
}
