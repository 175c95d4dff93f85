/** The parameters by which a collector is told where its events go, for whoever fills them in or writes of them. */
export const httpLogCollectorParameters = { url: 'http_collector_url', key: 'http_collector_key' } as const;
