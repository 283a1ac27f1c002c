// Turns a self-contained page into a PDF, and asks where to put a file.
import { BrowserWindow, dialog } from 'electron';
import { failed, ok, type Result } from '../../shared/core/failure';
import type { Paper, SaveRequest } from '../core/lib/paper-port';
import { fileFailure } from '../core/lib/file-failure';
import { writeWhole } from '../core/lib/whole-file';

/**
 * A file the operator chose, written piece by piece and there only when it is whole; null when they changed
 * their mind. Failure `storage`.
 */
async function saveAs(
  { title, name }: SaveRequest,
  make: () => Promise<Iterable<string | Uint8Array>>,
): Promise<Result<{ readonly path: string | null }>> {
  const { canceled, filePath } = await dialog.showSaveDialog({ title, defaultPath: name });
  if (canceled || filePath === '') return ok({ path: null });
  try {
    await writeWhole(filePath, await make());
    return ok({ path: filePath });
  } catch (error) {
    return failed(fileFailure(error, 'the file could not be written'));
  }
}

/** In the margin at the foot of every sheet: `2 / 3`. It stands in points and millimetres of the paper. */
const PAGE_NUMBERS = `<div style="font:11pt sans-serif;margin:0 14mm;text-align:right;width:100%"><span class="pageNumber"></span> / <span class="totalPages"></span></div>`;

/** The page runs no script, loads nothing and is never shown; its sheets are numbered. */
async function pdfOf(html: string): Promise<Uint8Array> {
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
    return await window.webContents.printToPDF({
      printBackground: true,
      preferCSSPageSize: true,
      displayHeaderFooter: true,
      // Left out, it would be the date and the address of the page.
      headerTemplate: '<span></span>',
      footerTemplate: PAGE_NUMBERS,
    });
  } finally {
    window.destroy();
  }
}

export const paper: Paper = { saveAs, pdfOf };
