// Turns the body of a RapidSOS share into one share of ours, and keeps its token apart.
import { createHash } from 'node:crypto';
import type { CallShare } from '../../../shared/calls/call-share';
import { failed, ok, type Failure, type Result } from '../../../shared/core/failure';
import * as aliases from './aliases';
import { pathOf, treeOf, type Branch, type JsonTree } from './json-tree';
import { onlyOne, openJson, bodyText } from '../open-json';
import { findPlace } from './read-place';
import { readId, readLine, readPhone } from './read-values';
import { rawOf, withoutSecrets } from './webhook-redact';
import { ADDRESS, ADDRESS_PARTS } from './aliases';

// The caller's address in words, put together from its parts where it came in parts.

const ADDRESS_MAX_LENGTH = 500;

interface FoundAddress {
  readonly address: string;
  readonly used: readonly Branch[];
}

function findAddress(tree: JsonTree): FoundAddress | null {
  const branches = ADDRESS.flatMap((name) => tree.named(name)).filter(
    ({ isForeign }) => !isForeign,
  );
  for (const branch of branches) {
    const used = typeof branch.value === 'string' ? [branch] : partsOf(branch);
    const text = used.map(({ value }) => readLine(value, ADDRESS_MAX_LENGTH)).join(', ');
    const address = readLine(text, ADDRESS_MAX_LENGTH);
    if (address !== null) return { address, used };
  }
  return null;
}

function partsOf({ children }: Branch): readonly Branch[] {
  return ADDRESS_PARTS.flatMap(
    (name) => children.find((child) => child.name === name) ?? [],
  ).filter(({ value }) => readLine(value, ADDRESS_MAX_LENGTH) !== null);
}

export interface ReceivedShare {
  readonly share: CallShare;
  /** For memory only: it opens the caller's data. */
  readonly token: string;
}

const REQUIRED = ['access_token', 'query', 'bounding_box'] as const;
const TOKEN_MAX_LENGTH = 16_384;
const UNKNOWN_MAX = 199;
const PATH_MAX_LENGTH = 300;
const CUT_REMARK = '(there was more than is read)';

/**
 * Fails with `invalid-input` that names the field. Never throws. Source: RapidSOS "Data Share API", which
 * publishes the names of three required keys and no more. ASSUMED: `query` and `bounding_box` must be there, and
 * may be anything, null included; everything in them is found by `aliases.ts`.
 */
export function parseRapidsosShare(
  body: Buffer,
  receivedAtMs: number,
  contentType = '',
): Result<ReceivedShare> {
  const opened = openJson(bodyText(body, contentType));
  if (!opened.ok) return failed(malformed('body', opened.problem));
  const value = onlyOne(opened.value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return failed(malformed('body', 'is not a JSON object'));
  }
  const missing = REQUIRED.find((key) => !Object.hasOwn(value, key));
  if (missing) return failed(malformed(missing, 'is missing'));
  const { access_token: token } = value as Readonly<Record<string, unknown>>;
  if (typeof token !== 'string') return failed(malformed('access_token', 'is not text'));
  if (token.trim() === '') return failed(malformed('access_token', 'is empty'));
  if (token.length > TOKEN_MAX_LENGTH) return failed(malformed('access_token', 'is too long'));
  const digest = createHash('sha256').update(body).digest('hex');
  // Nothing is read but what is left without the token, so nothing that was read can hold it.
  const share = understand(withoutSecrets(value, token));
  return ok({ token, share: { digest, ...share, receivedAtMs } });
}

function understand(value: unknown): Omit<CallShare, 'digest' | 'receivedAtMs'> {
  const tree = treeOf(value);
  const place = findPlace(tree);
  const address = findAddress(tree);
  const caller = findCaller(tree);
  const ref = find(tree, aliases.CALL_REF, readId);
  const ecc = find(tree, aliases.ECC_ACCOUNT, readId, () => true);
  const used = [caller, ref, ecc].flatMap((each) => (each ? [each.branch] : []));
  return {
    callerNumber: caller?.value ?? null,
    callRef: ref?.value ?? null,
    place: place.place,
    address: address?.address ?? null,
    boundary: place.boundary,
    eccAccountId: ecc?.value ?? null,
    raw: rawOf(value),
    unknownKeys: unknownIn(tree, [...used, ...place.used, ...(address?.used ?? [])]),
  };
}

type Found = { readonly value: string; readonly branch: Branch } | null;

function find(
  tree: JsonTree,
  names: readonly string[],
  read: (value: unknown) => string | null,
  isFit: (branch: Branch) => boolean = ({ isForeign }) => !isForeign,
): Found {
  for (const name of names) {
    for (const branch of tree.named(name)) {
      const value = isFit(branch) ? read(branch.value) : null;
      if (value !== null) return { value, branch };
    }
  }
  return null;
}

/** ASSUMED: a `query` that is no object is the number that is asked about. */
function findCaller(tree: JsonTree): Found {
  const addresses: ReadonlySet<string> = new Set(aliases.ADDRESS);
  // The number of a house, or of whoever lives there, is not the caller's.
  const isInAddress = ({ parent }: Branch): boolean =>
    parent !== null && (addresses.has(parent.name) || isInAddress(parent));
  const isFit = (branch: Branch): boolean => !branch.isForeign && !isInAddress(branch);
  return (
    find(tree, aliases.CALLER_NUMBER, (value) => readPhone(value), isFit) ??
    find(tree, ['query'], (value) => readPhone(value, 7), isFit)
  );
}

/** What came and nobody made use of; what says nothing is left out. */
function unknownIn(tree: JsonTree, used: readonly Branch[]): readonly string[] {
  const known = new Set(used);
  const isKnown = (branch: Branch): boolean =>
    known.has(branch) || (branch.parent !== null && isKnown(branch.parent));
  const paths = new Set<string>();
  for (const branch of tree.all) {
    if (paths.size >= UNKNOWN_MAX) break;
    if (branch.depth === 0 || branch.children.length > 0 || saysNothing(branch.value)) continue;
    if (branch.depth === 1 && branch.key === 'access_token') continue;
    if (!isKnown(branch)) paths.add(readLine(pathOf(branch), PATH_MAX_LENGTH) ?? '?');
  }
  return tree.isCut ? [...paths, CUT_REMARK] : [...paths];
}

function saysNothing(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
  return value === null || value === '';
}

function malformed(field: string, problem: string): Failure {
  return { kind: 'invalid-input', detail: `${field}: ${problem}`, field };
}
