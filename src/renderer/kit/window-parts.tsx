// Hands the window's parts to every feature, and the hooks that read them.
import type { i18n as I18n } from 'i18next';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { useStore } from 'zustand';
import type { AppState } from '../../shared/state';
import type { WindowApi } from './api';
import type { WindowClock } from './clock';
import type { Navigation, NavigationStore } from './navigation';
import type { WindowState, WindowStore } from './store';
import type { SecretName } from '../../shared/settings/secret';

export interface WindowParts {
  readonly api: WindowApi;
  readonly store: WindowStore;
  readonly navigation: NavigationStore;
  readonly clock: WindowClock;
  readonly i18n: I18n;
}

const PartsContext = createContext<WindowParts | null>(null);

interface WindowProviderProps {
  readonly parts: WindowParts;
  readonly children: ReactNode;
}

/** Everything below it may use the parts. */
export function WindowProvider({ parts, children }: WindowProviderProps) {
  return (
    <PartsContext value={parts}>
      <I18nextProvider i18n={parts.i18n}>{children}</I18nextProvider>
    </PartsContext>
  );
}

/** The parts; throws outside the provider. */
export function useParts(): WindowParts {
  const parts = useContext(PartsContext);
  if (parts === null) throw new Error('useParts outside WindowProvider');
  return parts;
}

/** A piece of what the window itself knows. */
export function useWindowState<T>(select: (state: WindowState) => T): T {
  return useStore(useParts().store, select);
}

/** A piece of main's state; throws before the first snapshot, when no screen is drawn. */
export function useAppState<T>(select: (state: AppState) => T): T {
  return useWindowState(({ app }) => {
    if (app === null) throw new Error('useAppState before the first snapshot');
    return select(app);
  });
}

/** A piece of where the operator is. */
export function useNavigation<T>(select: (state: Navigation) => T): T {
  return useStore(useParts().navigation, select);
}

/** The wall clock in milliseconds, read again every `periodMs`. */
export function useNow(periodMs: number): number {
  const { clock } = useParts();
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => clock.every(periodMs, () => setNow(clock.now())), [clock, periodMs]);
  return now;
}

/** In practice the keys are Tocsin's own. */
export function useUnreadableKey(name: SecretName): boolean {
  return useAppState((app) => app.world === 'live' && app.secrets[name] === 'unreadable');
}
