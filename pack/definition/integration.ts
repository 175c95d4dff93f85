import { defineIntegration } from 'cortex-pack/definition';
import { authorizationTypes } from './authorization.js';
import { eventDataset } from './dataset.js';
import { parameters } from './parameters.js';
import { streams } from './streams.js';

const perTypeFields = {
  token: 'token_credentials',
  globalKey: 'credentials',
} as const;

export const cloudflare = defineIntegration({
  id: 'Cloudflare Zero Trust Logs',
  category: 'Analytics & SIEM',
  provider: 'Cloudflare',
  description:
    'Use this integration to fetch account audit logs, user audit logs, and access authentication logs from Cloudflare Zero Trust as events in Cortex XSIAM.',
  parameters,
  events: {
    vendor: eventDataset.vendor,
    product: eventDataset.product,
    commandPrefix: 'cloudflare-zero-trust',
    streams,
  },
  triggers: [
    {
      conditions: [{ name: 'auth_type', operator: 'equal', value: authorizationTypes.token }],
      effects: [
        { name: perTypeFields.token, action: { hidden: false, required: true } },
        { name: perTypeFields.globalKey, action: { hidden: true, required: false } },
      ],
    },
    {
      conditions: [{ name: 'auth_type', operator: 'equal', value: authorizationTypes.globalKey }],
      effects: [
        { name: perTypeFields.globalKey, action: { hidden: false, required: true } },
        { name: perTypeFields.token, action: { hidden: true, required: false } },
      ],
    },
  ],
});
