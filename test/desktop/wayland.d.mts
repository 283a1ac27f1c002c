export interface WaylandDesktop {
  /** What a program of this desktop sees beyond the usual; undefined takes a variable away. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What `swaymsg` answers. */
  message(...words: readonly string[]): Promise<unknown>;
  close(): Promise<void>;
}
export function openWayland(options?: { readonly xwayland?: boolean }): Promise<WaylandDesktop>;
