/** The kinds of records that a collector brings into its dataset, as the documents describe them. */
export interface EventTypes {
  /** The field of an event that holds the name of its type, to tell the types apart in the dataset. */
  readonly field: string;
  /** In the order of the form. */
  readonly types: readonly EventType[];
}

export interface EventType {
  /** As in the form, and as the value of the field in each event. */
  readonly name: string;
  /** What its records are about, to follow "records". */
  readonly records: string;
  /** The field that holds the time of a record, by path. */
  readonly timeField: string;
  /** The field that identifies a record, or the fields whose hash becomes the id of its event. */
  readonly identity: { readonly field: string } | { readonly hashOf: readonly string[] };
  /** How long the source keeps the records, to follow "kept for". */
  readonly retention?: string;
  /** True for a type that new instances do not fetch unless it is selected. */
  readonly optional?: boolean;
}
