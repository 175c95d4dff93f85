import { streams } from '../../streams.js';
import { sample } from './sample.js';

const user = '7a1d0c55e2b84f0f9d3c6b2a1e4f8d90';

export const userAuditSamples = [
  sample(streams.userAudit, {
    name: 'the Global API Key viewed, with the digest of the key',
    record: {
      id: 'e7c1d2b3-4a59-4f68-97b6-a5c4d3e2f101',
      when: '2026-11-03T09:02:13.09Z',
      action: { type: 'API_key_view', result: true, info: 'key digest: 4be1c07a93d2f658' },
      actor: { id: user, email: 'ops@example.net', ip: '198.51.100.23', type: 'user' },
      interface: 'UI',
      owner: { id: user },
      resource: { id: '7315092', type: 'api_key' },
      metadata: {},
      newValue: '',
      oldValue: '',
    },
    expected: {
      'xdm.event.type': 'User Audit Logs',
      'xdm.event.id': 'e7c1d2b3-4a59-4f68-97b6-a5c4d3e2f101',
      'xdm.event.operation': 'API_key_view',
      'xdm.event.original_event_type': 'API_key_view',
      'xdm.event.description': 'key digest: 4be1c07a93d2f658',
      'xdm.event.outcome': 'SUCCESS',
      'xdm.observer.type': 'UI',
      'xdm.auth.privilege_level': 'USER',
      'xdm.source.user.user_type': 'REGULAR',
      'xdm.source.user.identifier': user,
      'xdm.source.user.username': 'ops@example.net',
      'xdm.source.ipv4': '198.51.100.23',
      'xdm.source.host.ipv4_public_addresses': ['198.51.100.23'],
      'xdm.target.resource.id': '7315092',
      'xdm.target.resource.type': 'api_key',
      'xdm.target.resource.parent_id': user,
    },
  }),
];
