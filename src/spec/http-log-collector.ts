/** Where the API of a tenant takes the events of an HTTP Log Collector. */
export const collectorPath = '/logs/v1/event';
