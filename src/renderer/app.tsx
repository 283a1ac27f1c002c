// The whole window: waits for main's first word, then shows the shell.
import { ErrorBoundary } from './components/error-boundary';
import { BrokenScreen, StartScreen } from './shell/start-screen';
import { Shell } from './shell/shell';
import { useWindowState } from './kit/window-parts';

/** Draws nothing that needs the state before there is one. */
export function App() {
  const started = useWindowState((state) => state.app !== null);
  return (
    <ErrorBoundary fallback={<BrokenScreen />}>
      {started ? <Shell /> : <StartScreen />}
    </ErrorBoundary>
  );
}
