// Which sign and which colour a status wears, everywhere.
import type { CheckInStatus } from '../../shared/core/check-in';
import type { SignName } from '../components/icons';

export type Hue = 'threat' | 'medical' | 'security' | 'trapped' | 'safe';

interface StatusLook {
  readonly sign: SignName;
  readonly hue: Hue;
}

export const STATUS_LOOK: Readonly<Record<CheckInStatus, StatusLook>> = {
  THREAT: { sign: 'octagon', hue: 'threat' },
  MEDICAL_EMERGENCY: { sign: 'cross', hue: 'medical' },
  SECURITY_NEEDED: { sign: 'shield', hue: 'security' },
  TRAPPED: { sign: 'door', hue: 'trapped' },
  SAFE: { sign: 'tick', hue: 'safe' },
  SECURE: { sign: 'lock', hue: 'safe' },
  EVACUATED: { sign: 'arrow', hue: 'safe' },
  OFF_SITE: { sign: 'pin', hue: 'safe' },
};
