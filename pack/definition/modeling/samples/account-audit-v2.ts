import { streams } from '../../streams.js';
import { sample } from './sample.js';

const stream = streams.accountAuditV2;
const account = { id: '5c9e1b7730d24a6c8f21be04d7a3910e', name: 'Example Org' };

export const accountAuditV2Samples = [
  sample(stream, {
    name: 'a DNS record created with an API token',
    record: {
      id: '6b1d6a90-40c7-4f2c-8d6e-19f0c1a7b3d2',
      account,
      action: {
        description: 'Create DNS record',
        result: 'success',
        time: '2026-11-03T08:14:52Z',
        type: 'create',
      },
      actor: {
        id: '7a1d0c55e2b84f0f9d3c6b2a1e4f8d90',
        context: 'api_token',
        email: 'ops@example.net',
        ip_address: '203.0.113.17',
        token_id: 'c0ffee12ab34cd56ef7890ab12cd34ef',
        token_name: 'ci',
        type: 'user',
      },
      raw: {
        cf_ray_id: '8c1ef5b3aa904e77',
        method: 'POST',
        status_code: 200,
        uri: '/zones/1f2e/dns_records',
        user_agent: 'curl/8.9',
      },
      resource: {
        id: '88213400175',
        product: 'dns',
        request: { type: 'A' },
        response: {},
        scope: 'zones',
        type: 'dns_record',
      },
      zone: { id: '1f2e3d4c5b6a79880f1e2d3c4b5a6978', name: 'example.net' },
    },
    expected: {
      'xdm.event.type': 'Account Audit Logs v2',
      'xdm.event.id': '6b1d6a90-40c7-4f2c-8d6e-19f0c1a7b3d2',
      'xdm.event.operation': 'create',
      'xdm.event.original_event_type': 'create',
      'xdm.event.description': 'Create DNS record',
      'xdm.event.outcome': 'SUCCESS',
      'xdm.observer.type': 'api_token',
      'xdm.session_context_id': '8c1ef5b3aa904e77',
      'xdm.network.http.url': '/zones/1f2e/dns_records',
      'xdm.auth.privilege_level': 'USER',
      'xdm.source.application.name': 'ci',
      'xdm.source.user_agent': 'curl/8.9',
      'xdm.source.user.user_type': 'REGULAR',
      'xdm.source.user.identifier': '7a1d0c55e2b84f0f9d3c6b2a1e4f8d90',
      'xdm.source.user.username': 'ops@example.net',
      'xdm.source.ipv4': '203.0.113.17',
      'xdm.source.host.ipv4_public_addresses': ['203.0.113.17'],
      'xdm.target.resource.id': '88213400175',
      'xdm.target.resource.name': 'example.net',
      'xdm.target.resource.type': 'dns_record',
      'xdm.target.resource.parent_id': '1f2e3d4c5b6a79880f1e2d3c4b5a6978',
      'xdm.target.resource.value': '{"type":"A"}',
    },
  }),
  sample(stream, {
    name: 'a change by the system, without actor address, zone and request',
    record: {
      id: '0d9a7f44-2c15-4be3-9e80-5a61c7d2f0b8',
      account,
      action: { description: '', result: 'failure', time: '2026-11-03T08:15:10.25Z', type: 'update' },
      actor: { id: '1', type: 'system' },
      raw: {},
      resource: { id: '', product: 'access', request: {}, response: {}, scope: 'accounts', type: 'policy' },
    },
    expected: {
      'xdm.event.type': 'Account Audit Logs v2',
      'xdm.event.id': '0d9a7f44-2c15-4be3-9e80-5a61c7d2f0b8',
      'xdm.event.operation': 'update',
      'xdm.event.original_event_type': 'update',
      'xdm.event.outcome': 'FAILED',
      'xdm.auth.privilege_level': 'SYSTEM',
      'xdm.source.user.user_type': 'SERVICE_ACCOUNT',
      'xdm.source.user.identifier': '1',
      'xdm.target.resource.type': 'policy',
      'xdm.target.resource.parent_id': account.id,
    },
  }),
];
