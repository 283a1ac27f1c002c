// Language and theme of the page follow the state, before anything is drawn with it.
import type { i18n as I18n } from 'i18next';
import type { AppState } from '../shared/state';
import type { WindowStore } from './kit/store';

interface LookDeps {
  readonly store: WindowStore;
  readonly i18n: I18n;
  /** The `<html>` element. */
  readonly root: HTMLElement;
}

/** Must subscribe before the first drawing, so that no screen shows in the wrong language or theme first. */
export function followLook({ store, i18n, root }: LookDeps): () => void {
  root.lang = i18n.language;
  const follow = (app: AppState | null) => {
    if (app === null) return;
    if (i18n.language !== app.language) void i18n.changeLanguage(app.language);
    root.lang = app.language;
    const { theme } = app.settings;
    // Without the attribute the tokens follow the system by themselves.
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
  };
  follow(store.getState().app);
  return store.subscribe(({ app }) => follow(app));
}
