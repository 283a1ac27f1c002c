// Stands in for Electron's own default_app in a build that carries none: opens the app named on the command line.
// An ES module with a top-level await, since Electron holds `ready` back until that has settled:
// an app that is itself an ES module can so prepare everything before `ready`.
import { app } from 'electron';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { Module } from 'node:module';
import { dirname, extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import v8 from 'node:v8';

function parse(args) {
  const preload = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at];
    if (arg === '--version' || arg === '-v') return { version: true, preload };
    if (arg === '--abi' || arg === '-a') return { abi: true, preload };
    if (arg === '-r' || arg === '--require') preload.push(args[(at += 1)]);
    else if (arg.startsWith('--require=')) preload.push(arg.slice('--require='.length));
    else if (arg.startsWith('--app=')) return { target: arg.slice('--app='.length), preload };
    else if (arg === '--' || arg.startsWith('-')) continue;
    else return { target: arg, preload };
  }
  return { preload };
}

function takeIdentity(directory) {
  const file = join(directory, 'package.json');
  if (!existsSync(file)) return undefined;
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const name = manifest.productName ?? manifest.name;
  if (name) app.setName(name);
  if (manifest.version) app.setVersion(manifest.version);
  if (process.platform === 'linux')
    app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`);
  if (manifest.v8Flags) v8.setFlagsFromString(manifest.v8Flags);
  return manifest;
}

async function open(target) {
  const path = resolve(target);
  const isDirectory = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const directory = isDirectory ? path : dirname(path);
  const manifest = isDirectory ? takeIdentity(directory) : undefined;
  const entry = Module._resolveFilename(path, null, true);
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  app.setAppPath(isDirectory ? directory : dirname(entry));
  if (manifest && !app.commandLine.hasSwitch('user-data-dir')) {
    app.setPath('userData', join(app.getPath('appData'), app.name));
  }
  const isModule =
    extname(entry) === '.mjs' || (extname(entry) === '.js' && nearestType(entry) === 'module');
  if (isModule) await import(pathToFileURL(entry).href);
  else Module._load(entry, Module, true);
}

function nearestType(file) {
  for (let at = dirname(file); ; at = dirname(at)) {
    const manifest = join(at, 'package.json');
    if (existsSync(manifest)) return JSON.parse(readFileSync(manifest, 'utf8')).type;
    if (at === dirname(at)) return undefined;
  }
}

const wish = parse(process.argv.slice(1));
if (wish.version) {
  console.log(`v${process.versions.electron}`);
  process.exit(0);
}
if (wish.abi) {
  console.log(process.versions.modules);
  process.exit(0);
}
if (wish.preload.length > 0) Module._preloadModules(wish.preload);
if (wish.target === undefined) {
  console.error('Name the folder or the file of an app: electron FOLDER');
  process.exit(1);
}
try {
  await open(wish.target);
} catch (error) {
  console.error(`The app ${wish.target} could not be started:`);
  console.error(error);
  process.exit(1);
}
