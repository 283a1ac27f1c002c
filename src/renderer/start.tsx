// Builds the parts of the window once, joins them, and draws.
import { createRoot } from 'react-dom/client';
import type { WindowApi } from './kit/api';
import { App } from './app';
import { createWindowClock } from './kit/clock';
import { createI18n } from './i18n';
import { followLook } from './look';
import type { NavigationStore } from './kit/navigation';
import { createWindowStore, followMain, revealing } from './kit/store';
import { WindowProvider } from './kit/window-parts';

interface StartDeps {
  readonly api: WindowApi;
  readonly navigation: NavigationStore;
}

/** Draws the window into `#root` of `page`. */
export function start(page: Document, { api, navigation }: StartDeps): void {
  const root = page.getElementById('root');
  if (root === null) return;
  const clock = createWindowClock();
  const store = createWindowStore();
  const i18n = createI18n(navigator.languages);
  followLook({ store, i18n, root: page.documentElement });
  followMain({ api, store, clock });
  // The operator asked for the window: discreet presses may be seen now.
  api.onShow((screen) => {
    store.setState(({ app }) => revealing(app));
    // A click on the notice of an answer leads to the board it came to.
    const answered = store.getState().app?.verifications.find((board) => board.unseenAnswers > 0);
    if (screen === 'verify' && answered) store.setState({ board: answered.id, composing: null });
  });
  createRoot(root).render(
    <WindowProvider parts={{ api, store, navigation, clock, i18n }}>
      <App />
    </WindowProvider>,
  );
}
