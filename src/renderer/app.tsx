// The whole window: waits for main's first word, then shows the shell in the language and theme of the state.
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorBoundary } from './components/error-boundary';
import { BrokenScreen, StartScreen } from './features/shell/start-screen';
import { Shell } from './features/shell/shell';
import { useParts, useWindowState } from './window-parts';

/** Draws nothing that needs the state before there is one. */
export function App() {
  const started = useWindowState((state) => state.app !== null);
  useLanguage();
  useTheme();
  return (
    <ErrorBoundary fallback={<BrokenScreen />}>
      {started ? <Shell /> : <StartScreen />}
    </ErrorBoundary>
  );
}

function useLanguage(): void {
  const { i18n } = useTranslation();
  const language = useWindowState((state) => state.app?.language);
  useEffect(() => {
    if (language !== undefined && language !== i18n.language) void i18n.changeLanguage(language);
    document.documentElement.lang = language ?? i18n.language;
  }, [i18n, language]);
}

function useTheme(): void {
  const { store } = useParts();
  const theme = useWindowState((state) => state.app?.settings.theme ?? 'system');
  useEffect(() => {
    // Without the attribute the tokens follow the system by themselves.
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [store, theme]);
}
