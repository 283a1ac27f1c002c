// Serves the window's page under its own scheme instead of file:.
import { protocol, type Session } from 'electron';
import { OWN_SCHEME } from './own-page';
import { answerPageRequest } from './page-files';

/** Must run before `ready`. */
export function registerOwnScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: OWN_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** `folder`: where the built page lies. */
export function serveOwnPage(session: Pick<Session, 'protocol'>, folder: string): void {
  session.protocol.handle(OWN_SCHEME, (request) => answerPageRequest(folder, request));
}
