/** The platform stores the events of this vendor and product in one dataset. */
export const eventDataset = { vendor: 'Cloudflare', product: 'ZeroTrust' } as const;
