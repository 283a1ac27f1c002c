// Rows on their way from one thread to another: in pieces of text, for taking in a million cells at once holds a thread up.

/** Rows of one piece: unpacked within a millisecond. */
const PER_PIECE = 200;

export type PackedRows = readonly string[];

export function packedRows(rows: Iterable<readonly string[]>): PackedRows {
  const all = [...rows];
  const pieces: string[] = [];
  for (let from = 0; from < all.length; from += PER_PIECE) {
    pieces.push(JSON.stringify(all.slice(from, from + PER_PIECE)));
  }
  return pieces;
}

/** Piece by piece, as somebody asks for the rows. */
export function* unpackedRows(pieces: PackedRows): Generator<readonly string[]> {
  for (const piece of pieces) yield* JSON.parse(piece) as string[][];
}
