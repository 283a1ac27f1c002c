// Which screen is up, and the way back.
import { createStore, type StoreApi } from 'zustand/vanilla';

export const SCREENS = ['panic', 'verify', 'calls', 'contacts', 'activity', 'settings'] as const;
export type Screen = (typeof SCREENS)[number];

export interface Navigation {
  readonly screen: Screen;
  readonly behind: readonly Screen[];
}

export type NavigationStore = StoreApi<Navigation>;

const LONGEST_WAY_BACK = 20;

/** Starts at the panic screen. */
export function createNavigation(): NavigationStore {
  return createStore<Navigation>()(() => ({ screen: 'panic', behind: [] }));
}

/** Goes to `screen`, remembering the present one. */
export function goTo(navigation: NavigationStore, screen: Screen): void {
  navigation.setState((now) =>
    now.screen === screen
      ? now
      : { screen, behind: [...now.behind, now.screen].slice(-LONGEST_WAY_BACK) },
  );
}

/** Goes one screen back; stays on the first one. */
export function goBack(navigation: NavigationStore): void {
  navigation.setState((now) => {
    const screen = now.behind.at(-1);
    return screen === undefined ? now : { screen, behind: now.behind.slice(0, -1) };
  });
}

/** A screen by a name from outside, such as main's; undefined when there is none. */
export function screenNamed(name: string): Screen | undefined {
  return SCREENS.find((screen) => screen === name.toLowerCase());
}
