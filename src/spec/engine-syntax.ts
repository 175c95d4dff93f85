/**
 * Syntax beyond ES5 by the kind of its node in ESTree, with the first build of goja, the engine of newer servers, that
 * takes it (its change log; builds were run). Which server has which build is not public: shipped content shows that
 * servers from 6.8 on take what is of 2021.
 */
export const newerSyntax: Readonly<Record<string, { readonly name: string; readonly since: string }>> = {
  ChainExpression: { name: '?.', since: '2022-01' },
  ClassDeclaration: { name: 'class', since: '2022-07' },
  ClassExpression: { name: 'class', since: '2022-07' },
  AwaitExpression: { name: 'await', since: '2022-12' },
  YieldExpression: { name: 'yield', since: '2023-02' },
};

export const newerOperators: Readonly<Record<string, string>> = {
  '**': '2022-04',
  '**=': '2022-04',
  '??': '2022-04',
  '??=': '2025-03',
  '||=': '2025-03',
  '&&=': '2025-03',
};
