// A table of people on its way in: looked at first, then taken as a whole or not at all.
import { useRef, useState } from 'react';
import type { ContactSource } from '../../../shared/contacts/contact';
import type {
  ImportPreview,
  ImportRequest,
  TableDelimiter,
  TableEncoding,
} from '../../../shared/contacts/directory';
import type { Failure } from '../../../shared/core/failure';
import type { ColumnNaming } from '../../../shared/contacts/import-field';
import { useParts } from '../../kit/window-parts';

interface ImportWork {
  readonly phase: 'idle' | 'looking' | 'looked' | 'taking' | 'taken';
  /** The last one: of what stands there only while `phase` is `looked` or `taking`. */
  readonly preview: ImportPreview | null;
  readonly taken: number;
  readonly failure: Failure | null;
  /** How it was read stays to be seen, and to be corrected, while it is read again and when that fails. */
  readonly look: (input: ImportInput) => void;
  readonly take: () => void;
  /** What was looked at is not what stands there any more. */
  readonly forget: () => void;
}

interface ImportInput {
  readonly source: ContactSource;
  readonly siteId: string;
  /** Pasted, or the bytes of a file. */
  readonly table: string | Uint8Array<ArrayBuffer>;
  readonly named?: NamedReading;
}

/** How to read the file, by somebody who knows better than what was found out. */
export interface NamedReading {
  readonly encoding?: TableEncoding;
  readonly delimiter?: TableDelimiter;
  readonly sheet?: string;
  readonly hasHeadings?: boolean;
  readonly columns?: readonly ColumnNaming[];
}

/** Other columns lie where another sheet or delimiter puts them: what was said of the old ones ends. */
export function withNamed(before: NamedReading, more: NamedReading): NamedReading {
  const { columns: named = [], ...old } = before;
  const { hasHeadings, ...reading } = { ...old, ...more };
  if (more.delimiter !== undefined || more.sheet !== undefined) {
    // Another sheet begins as it begins.
    const isKept = more.sheet === undefined && hasHeadings !== undefined;
    return isKept ? { ...reading, hasHeadings } : reading;
  }
  const columns = new Map([...named, ...(more.columns ?? [])].map((each) => [each.index, each]));
  return { ...before, ...more, ...(columns.size > 0 ? { columns: [...columns.values()] } : {}) };
}

const NOTHING = { phase: 'idle', preview: null, taken: 0, failure: null } as const;

export function useImport(): ImportWork {
  const { api } = useParts();
  const [work, setWork] =
    useState<Pick<ImportWork, 'phase' | 'preview' | 'taken' | 'failure'>>(NOTHING);
  // An answer about another text, or a second click, counts for nothing.
  const ticket = useRef(0);
  const look = async ({ source, siteId, table, named = {} }: ImportInput) => {
    const mine = ++ticket.current;
    setWork(({ preview }) => ({ ...NOTHING, phase: 'looking', preview }));
    const site = source === 'chekt' && siteId !== '' ? { siteId } : {};
    const data = typeof table === 'string' ? { text: table } : { bytes: table };
    const { columns, ...reading } = named;
    const request: ImportRequest = {
      source,
      ...data,
      ...site,
      ...reading,
      ...(columns === undefined ? {} : { columns: [...columns] }),
    };
    const result = await api.call('previewImport', request);
    if (mine !== ticket.current) return;
    setWork(({ preview }) =>
      result.ok
        ? { ...NOTHING, phase: 'looked', preview: result.value }
        : { ...NOTHING, preview, failure: result.failure },
    );
  };
  const take = async () => {
    const { preview, phase } = work;
    if (preview === null || phase !== 'looked') return;
    const mine = ++ticket.current;
    setWork({ ...work, phase: 'taking', failure: null });
    const result = await api.call('runImport', { id: preview.id });
    if (mine !== ticket.current) return;
    setWork(
      result.ok
        ? { ...NOTHING, phase: 'taken', taken: result.value.taken }
        : { ...work, phase: 'looked', failure: result.failure },
    );
  };
  return {
    ...work,
    look: (input) => void look(input),
    take: () => void take(),
    forget() {
      ticket.current += 1;
      setWork(NOTHING);
    },
  };
}
