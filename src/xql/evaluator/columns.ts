import type { ColumnName, Expression, Stage } from './syntax.js';

/** A column that an expression reads; `path` leads into the JSON that it holds. */
export interface ColumnUse extends ColumnName {
  readonly path: readonly string[];
}

/** Every column that the expression reads. */
export function columnsOf(expression: Expression): ColumnUse[] {
  switch (expression.kind) {
    case 'literal':
    case 'constant':
    case 'element':
      return [];
    case 'column':
      return [{ name: expression.name, path: [], at: expression.at }];
    case 'path':
      return columnsOf(expression.of).map((use) => ({ ...use, path: [...use.path, ...expression.path] }));
    case 'call':
      return expression.arguments.flatMap(columnsOf);
    case 'compare':
    case 'logic':
    case 'sum':
      return [...columnsOf(expression.left), ...columnsOf(expression.right)];
    case 'among':
      return [expression.value, ...expression.list].flatMap(columnsOf);
    case 'not':
      return columnsOf(expression.of);
  }
}

/** Every column that the stage reads. */
export function columnsRead(stage: Stage): ColumnUse[] {
  const plain = (column: ColumnName): ColumnUse => ({ name: column.name, path: [], at: column.at });
  switch (stage.kind) {
    case 'filter':
      return columnsOf(stage.condition);
    case 'alter':
      return stage.assignments.flatMap(({ value }) => columnsOf(value));
    case 'comp':
      return [
        ...stage.by.map(plain),
        ...stage.aggregations.flatMap(({ column, at }) =>
          column === undefined ? [] : [plain({ name: column, at })],
        ),
      ];
    case 'fields':
      return stage.columns.map(plain);
    case 'sort':
      return stage.keys.map(plain);
    case 'bin':
      return [plain(stage.column)];
    case 'dedup':
      return [...stage.columns, ...stage.by].map(plain);
    case 'top':
      return [stage.column, ...stage.by].map(plain);
    case 'limit':
    case 'view':
      return [];
  }
}

/** The columns behind a stage, when `before` are those in front of it. */
export function columnsBehind(stage: Stage, before: ReadonlySet<string>): ReadonlySet<string> {
  switch (stage.kind) {
    case 'alter':
      return new Set([...before, ...stage.assignments.map(({ target }) => target)]);
    case 'comp':
      return new Set([...stage.by.map(({ name }) => name), ...stage.aggregations.map(({ as }) => as)]);
    case 'fields':
      if (stage.keepsAll) return new Set([...before, ...stage.columns.map(({ as }) => as)]);
      return new Set([...(before.has('_time') ? ['_time'] : []), ...stage.columns.map(({ as }) => as)]);
    case 'top':
      return new Set([
        ...stage.by.map(({ name }) => name),
        stage.column.name,
        stage.countAs,
        stage.percentAs,
      ]);
    default:
      return before;
  }
}
