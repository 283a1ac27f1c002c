// Turns a self-contained page into a PDF, and asks where to put a file.
import { writeFile } from 'node:fs/promises';
import { BrowserWindow, dialog } from 'electron';
import { failed, ok, type Result } from '../../shared/failure';

export interface SaveRequest {
  readonly title: string;
  /** With its extension. */
  readonly name: string;
}

/** A file the operator chose, written whole; null when they changed their mind. Failure `storage`. */
export async function saveAs(
  { title, name }: SaveRequest,
  make: () => Promise<string | Uint8Array>,
): Promise<Result<{ readonly path: string | null }>> {
  const { canceled, filePath } = await dialog.showSaveDialog({ title, defaultPath: name });
  if (canceled || filePath === '') return ok({ path: null });
  try {
    await writeFile(filePath, await make(), { mode: 0o600 });
    return ok({ path: filePath });
  } catch (error) {
    const detail = `the file could not be written: ${String(error)}`.slice(0, 500);
    return failed({ kind: 'storage', detail });
  }
}

/** The page runs no script, loads nothing and is never shown. */
export async function pdfOf(html: string): Promise<Uint8Array> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      javascript: false,
      partition: 'paper',
    },
  });
  try {
    const page = Buffer.from(html, 'utf8').toString('base64');
    await window.loadURL(`data:text/html;charset=utf-8;base64,${page}`);
    return await window.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true });
  } finally {
    window.destroy();
  }
}
