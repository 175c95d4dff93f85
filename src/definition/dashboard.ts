/** How the rows of a query are shown. Names are columns of its result. */
export type Chart =
  | { readonly kind: 'table' }
  | { readonly kind: 'single'; readonly value: string }
  | { readonly kind: 'pie'; readonly of: string; readonly value: string }
  | {
      readonly kind: 'column' | 'line' | 'area';
      readonly x: string;
      readonly y: string;
      /** The column that distinguishes the series. */
      readonly series?: string;
    };

export interface Widget {
  readonly title: string;
  /** One text, whole sentences. */
  readonly description: string;
  /** XQL without a `view` stage; that one is made from the chart. */
  readonly query: string;
  readonly chart: Chart;
  /** Percent of the row. */
  readonly width: number;
}

export interface Dashboard {
  /** 32 hexadecimal characters that never change. */
  readonly id: string;
  /** The file is `<pack id>_<file>.json`. */
  readonly file: string;
  readonly name: string;
  readonly description: string;
  readonly fromVersion: string;
  /** How far back every widget looks at first. */
  readonly days: number;
  readonly rows: readonly { readonly height: number; readonly widgets: readonly Widget[] }[];
}
