// Why the receiver cannot listen, in plain words.
import type { Failure } from '../../../shared/core/failure';

/** Always `unavailable`; `field` names the setting that would have to change. */
export function listenFailure(error: unknown, host: string, port: number): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'EADDRINUSE':
      return because('webhooks.port', `another program already uses port ${port} of ${host}`);
    case 'EACCES':
    case 'EPERM':
      return because('webhooks.port', `this computer does not permit listening on port ${port}`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAFNOSUPPORT':
    case 'EINVAL':
      return because('webhooks.host', `this computer has no address ${host}`);
    default: {
      const reason = error instanceof Error ? error.message : String(error);
      return { kind: 'unavailable', detail: `port ${port} of ${host}: ${reason}`.slice(0, 500) };
    }
  }
}

function because(field: string, detail: string): Failure {
  return { kind: 'unavailable', detail: detail.slice(0, 500), field };
}
