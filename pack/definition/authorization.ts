/** The two ways to sign in to the Cloudflare API. */
export const authorizationTypes = {
  token: 'API Token',
  globalKey: 'Global API Key (Legacy)',
} as const;

/** Where things are found in Cloudflare's documentation and dashboard. */
export const cloudflareLinks = {
  dashboard: 'https://dash.cloudflare.com',
  profile: 'https://dash.cloudflare.com/profile',
  userTokens: 'https://dash.cloudflare.com/profile/api-tokens',
  tokenDocumentation: 'https://developers.cloudflare.com/fundamentals/api/get-started/create-token/',
  globalKeyDocumentation: 'https://developers.cloudflare.com/fundamentals/api/get-started/keys/',
  verifyEmailDocumentation:
    'https://developers.cloudflare.com/fundamentals/setup/account/verify-email-address/',
} as const;
