// Counts the figures of the house out of its files: pure, and the same for any tree of this shape.
import { posix } from 'node:path';
import { cyclesOf, gathered, importGraph, longestChain } from './graph.mjs';

/**
 * @typedef {object} Layout
 * @property {string} mainRoot Whose own files, not those of its folders, are counted.
 * @property {string} app The file that joins everything.
 * @property {readonly string[]} wiring Every file that only joins parts.
 * @property {string} features The folder of the window's features.
 * @property {readonly string[]} calls What the window may ask.
 */

/** How far below its tree a folder is still a room of its own. */
const ROOM_DEPTH = 1;

/**
 * The room of a file: its folder, at most one level below `src/main` and its like.
 * @param {string} file
 */
export function roomOf(file) {
  return posix
    .dirname(file)
    .split('/')
    .slice(0, 2 + ROOM_DEPTH)
    .join('/');
}

/** The value that this share of all values does not exceed; 0 for none. */
function atShare(values, share) {
  const sorted = values.toSorted((one, two) => one - two);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

/** In how many files a call is named, half of the calls being named in no more. */
export function placesOfACall(files, calls) {
  return atShare(
    calls.map((call) => files.filter(({ words }) => words.has(call)).length),
    0.5,
  );
}

/** The window's features that reach each other, in however many steps. */
function knottedFeatures(graph, folder) {
  const featureOf = (file) =>
    file.startsWith(`${folder}/`) ? (file.slice(folder.length + 1).split('/')[0] ?? null) : null;
  return cyclesOf(gathered(graph, featureOf)).flat();
}

/**
 * Every figure by its key in `house.mjs`.
 * @param {readonly string[]} all Every file of src.
 * @param {readonly import('./read-source.mjs').SourceFile[]} files Those of them that are code.
 * @param {Layout} layout
 * @returns {Readonly<Record<string, number>>}
 */
export function countFigures(all, files, layout) {
  const graph = importGraph(files);
  const rooms = gathered(graph, roomOf);
  const cycles = cyclesOf(graph);
  const sizes = files.map(({ lines }) => lines);
  const sum = (chosen) => chosen.reduce((total, { lines }) => total + lines, 0);
  const atRoot = files.filter(({ file }) => posix.dirname(file) === layout.mainRoot);
  return {
    files: all.length,
    lines: sum(files),
    medianFile: atShare(sizes, 0.5),
    largeFile: atShare(sizes, 0.95),
    largestFile: atShare(sizes, 1),
    rootFiles: atRoot.length,
    rootLines: sum(atRoot),
    appLines: sum(files.filter(({ file }) => file === layout.app)),
    wiringLines: sum(files.filter(({ file }) => layout.wiring.includes(file))),
    rooms: rooms.size,
    floors: longestChain(rooms),
    knottedRooms: cyclesOf(rooms).flat().length,
    cycles: cycles.length,
    cycleFiles: cycles.flat().length,
    knottedFeatures: knottedFeatures(graph, layout.features).length,
    callPlaces: placesOfACall(files, layout.calls),
  };
}
