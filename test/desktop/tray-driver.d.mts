// Types of tray-driver.mjs.
export interface TrayEntry {
  readonly id: number;
  readonly label: string;
  readonly enabled: boolean;
  readonly visible: boolean;
  readonly separator: boolean;
  /** Undefined where the entry is not a checkbox or radio button. */
  readonly toggle: boolean | undefined;
  readonly children: readonly TrayEntry[];
}

export interface TrayIcon {
  readonly name: string;
  readonly format: 'png' | 'argb';
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly bytes: Buffer | undefined;
  readonly hash: string | undefined;
  readonly toolTip: string;
}

export interface TrayItem {
  readonly service: string;
  readonly owner: string;
  properties(): Promise<Record<string, unknown>>;
  menu(): Promise<TrayEntry[]>;
  /** Clicks the entry found by its labels, from the outermost menu inwards. */
  click(...labels: (string | RegExp)[]): Promise<TrayEntry>;
  /** What a left click on the icon does. */
  activate(): Promise<unknown>;
  icon(): Promise<TrayIcon>;
}

export interface TrayDriver {
  items(): TrayItem[];
  waitForItem(options?: { timeoutMs?: number }): Promise<TrayItem>;
  waitForNoItem(options?: { timeoutMs?: number }): Promise<void>;
  close(): void;
}

export function createTrayDriver(options?: { env?: NodeJS.ProcessEnv }): Promise<TrayDriver>;
