import { streams } from '../../streams.js';
import { sample } from './sample.js';

const stream = streams.accessJitRequests;

/** One request as it was made, and after it was approved: the same row of the log, and two events. */
const request = {
  app_aud: '737646a56ab1df6ec9bddc7e5ca84eaf3b0768850f3ffb5d74f1534911fe3893',
  app_hostname: 'payroll.example.net',
  created_at: '2026-11-03T13:05:42Z',
  knock_request_id: '5c1b7e90-3d4f-4a86-9e21-b7c8d0f4a613',
  purpose_justification: 'Ticket 48',
  requester_email: 'ada@example.net',
} as const;

const requestFields = {
  'xdm.event.type': 'Access JIT Request Logs',
  'xdm.session_context_id': request.knock_request_id,
  'xdm.source.user.upn': 'ada@example.net',
  'xdm.source.user.username': 'ada@example.net',
  'xdm.target.application.name': 'payroll.example.net',
  'xdm.target.resource.id': request.app_aud,
  'xdm.target.resource.name': 'payroll.example.net',
  'xdm.target.url': 'https://payroll.example.net',
} as const;

export const jitSamples = [
  sample(stream, {
    name: 'a request for temporary access that waits for an approver',
    id: '4c589de192a81c5b64cb0b82d5f7c5b66d3bd70875d9a2afffb50646182bd2c1',
    record: { ...request, approvals_received: 0, approver_emails: [], status: 'PENDING' },
    expected: {
      ...requestFields,
      'xdm.event.id': '4c589de192a81c5b64cb0b82d5f7c5b66d3bd70875d9a2afffb50646182bd2c1',
      'xdm.event.operation': 'PENDING',
      'xdm.event.original_event_type': 'PENDING',
      'xdm.event.description': 'Ticket 48',
      'xdm.event.outcome': 'UNKNOWN',
    },
  }),
  sample(stream, {
    name: 'the same request once it was approved',
    id: '72d50868108f198c9a4b9d8686c77510b93f30cf8fb49c88361c7b5ae5b46842',
    record: {
      ...request,
      approvals_received: 1,
      approver_emails: ['lead@example.net'],
      expires_at: '2026-11-03T15:11:20Z',
      status: 'APPROVED',
    },
    expected: {
      ...requestFields,
      'xdm.event.id': '72d50868108f198c9a4b9d8686c77510b93f30cf8fb49c88361c7b5ae5b46842',
      'xdm.event.operation': 'APPROVED',
      'xdm.event.original_event_type': 'APPROVED',
      'xdm.event.description': 'Ticket 48 (approvers: ["lead@example.net"])',
      'xdm.event.outcome': 'SUCCESS',
    },
  }),
  sample(stream, {
    name: 'a request for temporary access that was denied',
    id: '2008b20d4d1346072865c2e9406bf2fb30053da670b56a457f2cbdd5df655679',
    record: {
      ...request,
      approvals_received: 0,
      approver_emails: [],
      purpose_justification: '',
      status: 'DENIED',
    },
    expected: {
      ...requestFields,
      'xdm.event.id': '2008b20d4d1346072865c2e9406bf2fb30053da670b56a457f2cbdd5df655679',
      'xdm.event.operation': 'DENIED',
      'xdm.event.original_event_type': 'DENIED',
      'xdm.event.outcome': 'FAILED',
    },
  }),
];
