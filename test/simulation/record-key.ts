import type { Event } from '#src/testing/receiver/dataset.js';

/** What tells an event apart from all others in the dataset. */
export function recordKey(event: Event): string {
  const { SOURCE_LOG_TYPE: stream, knock_request_id: request, status } = event;
  if (request !== undefined) return `${stream} ${request} ${status}`;
  return `${stream} ${event.ray_id ?? event.cf_resource_id ?? (event.id || markOf(event.metadata))}`;
}

/** What tells records without an id apart. */
function markOf(metadata: unknown): unknown {
  return (metadata as { readonly mark?: unknown } | undefined)?.mark;
}
