// A desk set up by IT for the live world of one strict Share911, as managed configuration.
import type { StrictShare911 } from './strict-share911';

const CHANNEL = 'sharevilledemo/eastbranch';
/** Where such a desk says it is. */
export const LIVE_PLACE = 'Main Office';

/** Not the usual port: a desk in practice, which other tests open at the same time, takes that where it is free. */
export const LIVE_RECEIVER = { port: 9121 };

/** What IT lays down; `more` replaces whole sections. */
export function liveConfig(vendor: StrictShare911, more: Readonly<Record<string, unknown>> = {}) {
  return {
    mode: 'live',
    desk: { name: 'Front Desk', location: LIVE_PLACE },
    share911: { baseUrl: vendor.url, channelId: CHANNEL, integrationId: 'acme' },
    webhooks: LIVE_RECEIVER,
    ...more,
  };
}

/** The exact bytes the vendor should read, its time stamp excepted. */
export function bodyOf(status: number, location: string, message?: string): string {
  const words = message === undefined ? '' : `"message":${JSON.stringify(message)},`;
  return (
    `{"channelId":"${CHANNEL}","integrationId":"acme","status":${status},${words}` +
    `"location":{"name":${JSON.stringify(location)},"customLocation":true},"clientTimeStamp":"TIME"}`
  );
}

/** Takes the time stamp out of a body, for comparing with `bodyOf`. */
export function withoutTime(body: string): string {
  return body.replace(/"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000"/, '"TIME"');
}

/** Wall clock of a body's time stamp, in milliseconds. */
export function timeOf(body: string): number {
  const stamp = (JSON.parse(body) as { clientTimeStamp: string }).clientTimeStamp;
  return Date.parse(stamp.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
}
