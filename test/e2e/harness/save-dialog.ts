// Answers the desktop's own dialog for saving a file with a path, without a person.
import type { Desk } from './desk';

/** From now on every file is saved here, whatever name was proposed; null changes its mind each time. */
export async function saveEverythingAs(desk: Desk, path: string | null): Promise<void> {
  await desk.inMain(({ dialog }, filePath) => {
    dialog.showSaveDialog = () =>
      Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
  }, path);
}
