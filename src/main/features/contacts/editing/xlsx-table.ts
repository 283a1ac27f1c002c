// The cells of one sheet of a workbook as the spreadsheet shows them, read by hucre.
import { formatValue } from 'hucre';
import { readXlsx, type Cell, type CellValue, type Sheet } from 'hucre/xlsx';
import { failed, ok, type Result } from '../../../../shared/core/failure';

export interface XlsxRequest {
  readonly bytes: Uint8Array;
  /** Null: the first. */
  readonly sheet: string | null;
  readonly rowsMax: number;
}

export interface XlsxSheet {
  readonly sheets: readonly string[];
  readonly sheet: string;
  /** Texts as shown, from the first row of the sheet on; to be gone through once. */
  readonly rows: Iterable<readonly string[]>;
}

export type ReadXlsx = (request: XlsxRequest) => Promise<Result<XlsxSheet>>;

/** Every workbook is a ZIP file. */
export function isXlsx(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/** What a workbook may hold unpacked, and what it may say of itself. */
const UNPACKED_MAX_BYTES = 200_000_000;

/** `invalid-input` for what is no workbook, has no such sheet, or unpacks to more than it may. */
export const readXlsxSheet: ReadXlsx = async ({ bytes, sheet, rowsMax }) => {
  if (unpackedSize(bytes) > UNPACKED_MAX_BYTES) return wrong('the workbook is too large');
  const names: string[] = [];
  try {
    const book = await readXlsx(bytes, {
      readStyles: true,
      maxRows: rowsMax + 1,
      sheets: ({ name }) => {
        names.push(name);
        return sheet === null ? names.length === 1 : name === sheet;
      },
    });
    const found = book.sheets[0];
    if (found === undefined) {
      const detail = 'the workbook has no such sheet';
      return failed({ kind: 'invalid-input', detail, field: 'sheet' });
    }
    return ok({ sheets: names, sheet: found.name, rows: rowsOf(found) });
  } catch (error) {
    return wrong(`the workbook cannot be read: ${String(error).slice(0, 200)}`);
  }
};

function rowsOf({ rows, cells }: Sheet): string[][] {
  return rows.map((row, at) =>
    row.map((value, column) => textOf(value, cells?.get(`${at},${column}`))),
  );
}

/** A number under a format such as `00000` is what it looks like: 00123. */
function textOf(value: CellValue, cell: Cell | undefined): string {
  if (value === null) return '';
  if (typeof value === 'string') return value.trim();
  if (value instanceof Date) return value.toISOString().replace('T00:00:00.000Z', '');
  const format = cell?.style?.numFmt;
  if (typeof value === 'number' && format !== undefined && /^[0()\- #]+$/.test(format)) {
    return formatValue(value, format);
  }
  // Never 1e+21: that is caught as too many digits.
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value).toString();
  return String(value);
}

/** As the directory at the end of a ZIP file says; the reader believes no more than that. */
function unpackedSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let total = 0;
  for (let at = 0; at + 46 <= bytes.length; at += 1) {
    if (bytes[at] !== 0x50 || view.getUint32(at, true) !== 0x02014b50) continue;
    total += view.getUint32(at + 24, true);
  }
  return total;
}

function wrong(detail: string): Result<never> {
  return failed({ kind: 'invalid-input', detail, field: 'text' });
}
