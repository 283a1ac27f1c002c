// Serves the window's page, and pictures of maps, under its own scheme instead of file:.
import { protocol, type Session } from 'electron';
import { OWN_SCHEME } from './own-page';
import type { MapTiles } from './map-tiles';
import { answerPageRequest } from './page-files';

/** Must run before `ready`. */
export function registerOwnScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: OWN_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** `folder`: where the built page lies. */
export function serveOwnPage(
  session: Pick<Session, 'protocol'>,
  folder: string,
  tiles: MapTiles,
): void {
  session.protocol.handle(
    OWN_SCHEME,
    async (request) => (await tiles.answer(request)) ?? answerPageRequest(folder, request),
  );
}
