// What a report says of the desk it comes from.
import { expect, it } from 'vitest';
import { createIncidentHandlers } from '../../../../src/main/features/incidents/incident-handlers';
import { ok } from '../../../../src/shared/core/failure';
import { DEFAULT_SETTINGS } from '../../../../src/shared/settings/settings';
import { sampleReport } from './report/sample';

type Deps = Parameters<typeof createIncidentHandlers>[0];

it('a report of a desk with a name and no place names the site all the same', async () => {
  const { view } = sampleReport();
  const files: string[] = [];
  const handlers = createIncidentHandlers({
    environment: 'live',
    activity: { record: () => ok({ seq: 1 }) } as unknown as Deps['activity'],
    incidents: { view: () => Promise.resolve(ok(view)) } as unknown as Deps['incidents'],
    settings: () => ({
      ...DEFAULT_SETTINGS,
      desk: { ...DEFAULT_SETTINGS.desk, name: 'West Desk', location: '' },
    }),
    language: () => 'en',
    now: () => 0,
    paper: {
      async saveAs(_request, make) {
        files.push([...(await make())].map(String).join(''));
        return ok({ path: '/report' });
      },
      pdfOf: (html) => Promise.resolve(new TextEncoder().encode(html)),
    },
    log: () => undefined,
  });
  await handlers.exportReport({ id: view.incident.id, format: 'json' });
  expect(JSON.parse(files[0] ?? '')).toMatchObject({ site: 'West Desk', desk: 'West Desk' });
});
