// What is around every screen: the status strip, the rail, and the presses under way.
import './shell.css';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Screen } from '../kit/navigation';
import { useNavigation, useParts } from '../kit/window-parts';
import { IncomingAnnouncer } from './incoming-announcer';
import { PinnedIncoming, PinnedCards } from './pinned';
import { Announcer } from '../features/panic/announcer';
import { PanicScreen } from '../features/panic/panic-screen';
import { PressBar } from '../features/panic/press-bar';
import { AnswerAnnouncer } from '../features/verification/answer-announcer';
import { Rail } from './rail';
import { StatusStrip } from './status-strip';
import { TroublePanel } from './trouble-panel';
import { useShortcuts } from './use-shortcuts';

const loadVerify = () => import('../features/verification/verify-screen');
const loadCalls = () => import('./calls-page');
const loadContacts = () => import('../features/contacts/contacts-screen');
const loadActivity = () => import('./activity-page');
const loadSettings = () => import('./settings-page');
const VerifyScreen = lazy(async () => ({ default: (await loadVerify()).VerifyScreen }));
const CallsPage = lazy(async () => ({ default: (await loadCalls()).CallsPage }));
const ContactsScreen = lazy(async () => ({ default: (await loadContacts()).ContactsScreen }));
const ActivityPage = lazy(async () => ({ default: (await loadActivity()).ActivityPage }));
const SettingsPage = lazy(async () => ({ default: (await loadSettings()).SettingsPage }));
const AHEAD = [loadVerify, loadCalls, loadContacts, loadActivity, loadSettings];
const LOAD_AHEAD_MS = 1000;

/** The frame of the window. */
export function Shell() {
  const { t } = useTranslation();
  const screen = useNavigation((navigation) => navigation.screen);
  const { clock } = useParts();
  const main = useRef<HTMLElement>(null);
  const [troublesOpen, setTroublesOpen] = useState(false);
  useShortcuts(main);
  useEffect(() => main.current?.scrollTo({ top: 0 }), [screen]);
  // The panic screen is up first; the others are fetched before anyone asks for them.
  useEffect(
    () => clock.after(LOAD_AHEAD_MS, () => void Promise.all(AHEAD.map((load) => load()))),
    [clock],
  );
  return (
    <div className="shell">
      <StatusStrip troublesOpen={troublesOpen} onTroubles={setTroublesOpen} />
      <Rail />
      <div className={`shell-page ${screen}-page`}>
        {screen !== 'panic' && screen !== 'calls' && <PinnedIncoming />}
        {screen !== 'panic' && <PinnedCards />}
        <main ref={main} tabIndex={screen === 'activity' ? 0 : -1} aria-label={t(`nav.${screen}`)}>
          <Suspense fallback={null}>
            <ScreenContent screen={screen} />
          </Suspense>
        </main>
        {/* All below: nothing may move a tile under a finger, or lie over one. */}
        {screen === 'panic' && <PressBar />}
        {troublesOpen && <TroublePanel onClose={() => setTroublesOpen(false)} />}
        {screen === 'panic' && <PinnedIncoming />}
      </div>
      <Announcer />
      <AnswerAnnouncer />
      <IncomingAnnouncer />
    </div>
  );
}

function ScreenContent({ screen }: { readonly screen: Screen }) {
  switch (screen) {
    case 'panic':
      return <PanicScreen />;
    case 'verify':
      return <VerifyScreen />;
    case 'activity':
      return <ActivityPage />;
    case 'settings':
      return <SettingsPage />;
    case 'contacts':
      return <ContactsScreen />;
    case 'calls':
      return <CallsPage />;
  }
}
