/** A log of the source that is read page by page. */
export interface StreamDefinition {
  /** In the form and the commands, and in each event: the type of its events. */
  readonly name: string;
  /** The field that holds the time of a record, by path: a text in ISO 8601, or a number since 1970. */
  readonly time: string;
  /**
   * The field that identifies a record, or the fields whose hash does where the source has none. A record without it, or
   * without the first of them, is known by all that it holds.
   */
  readonly id: string | readonly string[];
  /** The largest page to ask for; 100 unless it says otherwise. */
  readonly pageSize?: number;
  /** `any`: all pages of a range are read before any of their records counts. Otherwise, the oldest record comes first. */
  readonly order?: 'oldest first' | 'any';
  /** True where the source can give the newest record first: the reader then obeys `direction`. */
  readonly newestFirst?: boolean;
  /** For so many seconds a record may change. It is read again for as long, and each change is an event of its own. */
  readonly changesForSeconds?: number;
  /** True for one that new instances do not fetch unless it is selected. */
  readonly optional?: boolean;
  /** Fields for the table in the War Room, by path in the event; time and id unless it says otherwise. */
  readonly columns?: readonly string[];
  /** What the code that reads its pages needs to know of it, in a form of the author's own. */
  readonly source?: unknown;
  /**
   * What its records are about, to follow "records".
   * @buildOnly
   */
  readonly records?: string;
  /**
   * How long the source keeps the records, to follow "kept for".
   * @buildOnly
   */
  readonly retention?: string;
}

export type Streams = { readonly [key: string]: StreamDefinition };

/** What makes an integration a collector of events. */
export interface EventsDefinition {
  /** Events go to the dataset `<vendor>_<product>_raw`, in lower case. */
  readonly vendor: string;
  readonly product: string;
  /** Begins the names of the commands of the collection, such as `desk` for `desk-get-events`. */
  readonly commandPrefix: string;
  /** By names of the author's own, in the order of the form. */
  readonly streams: Streams;
}

/** The field of an event that holds the name of its stream. */
export const eventTypeField = 'SOURCE_LOG_TYPE';

/** In the order of the form. */
export function streamsOf({ streams }: EventsDefinition): StreamDefinition[] {
  return Object.keys(streams).map((key) => streams[key] as StreamDefinition);
}
