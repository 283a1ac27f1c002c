// Names of the IPC channels: no zod here, so that the sandboxed preload stays tiny.

/** The window asks main: the call's name, then its input. */
export const CALL_CHANNEL = 'tocsin:call';
export const STATE_CHANNEL = 'tocsin:state';
/** Main asks the window to show a screen, for instance after a tray click. */
export const SHOW_CHANNEL = 'tocsin:show';
