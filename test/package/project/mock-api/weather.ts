import { mockApi, recordLog } from 'cortex-pack/test';

/** The weather service, without any report yet. */
export const weather = () =>
  mockApi({
    url: 'https://weather.example.com',
    logs: {
      reports: recordLog({
        route: 'GET /v1/reports',
        id: 'id',
        time: 'at',
        since: 'since',
        items: 'reports',
        paging: { kind: 'page number', page: 'page', size: 'per_page' },
        sample: ({ id, time }) => ({ id, at: time, city: 'Lisbon', degrees: 21 }),
      }),
    },
  });
