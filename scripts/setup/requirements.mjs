// Names the Linux libraries and programs that are needed, and the Debian package that has each.

/** Libraries the Electron binary is linked with: file name -> Debian package. */
export const linkedLibraries = {
  'libasound.so.2': 'libasound2',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcairo.so.2': 'libcairo2',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libgio-2.0.so.0': 'libglib2.0-0',
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0',
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libsmime3.so': 'libnss3',
  'libudev.so.1': 'libudev1',
  'libX11.so.6': 'libx11-6',
  'libxcb.so.1': 'libxcb1',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libxkbcommon.so.0': 'libxkbcommon0',
  'libXrandr.so.2': 'libxrandr2',
};

/** Libraries that are opened only while running: the keychain, notifications, the idle time. */
export const openedLibraries = {
  'libsecret-1.so.0': 'libsecret-1-0',
  'libnotify.so.4': 'libnotify4',
  'libXss.so.1': 'libxss1',
};

/** Programs that make and drive the throw-away desktop. */
export const desktopTools = {
  Xvfb: 'xvfb',
  'dbus-daemon': 'dbus',
  'dbus-send': 'dbus',
  'gnome-keyring-daemon': 'gnome-keyring',
  dunst: 'dunst',
  openbox: 'openbox',
  xdotool: 'xdotool',
  import: 'imagemagick',
  certutil: 'libnss3-tools',
  setxkbmap: 'x11-xkb-utils',
  sway: 'sway',
  Xwayland: 'xwayland',
  xhost: 'x11-xserver-utils',
};
