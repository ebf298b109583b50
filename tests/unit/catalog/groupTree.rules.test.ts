import { expect, test } from 'vitest';
import { countItems, makeGroupTree } from '#main/catalog/groupTree.rules.ts';

const group = (id: string, parentId: string | null, ownBranch: '' | 'products' | 'components' = '') => ({
  id,
  parentId,
  ownBranch,
});

test('a branch is inherited from the nearest group that says; counts follow the branch', () => {
  const tree = makeGroupTree([
    group('goods', null),
    group('parts', 'goods', 'components'),
    group('bolts', 'parts'),
    group('sold', 'bolts', 'products'),
  ]);
  expect(['goods', 'parts', 'bolts', 'sold', 'unknown'].map((id) => tree.branchOf(id))).toEqual([
    'products',
    'components',
    'components',
    'products',
    'products',
  ]);
  expect(tree.subtreeOf('parts')).toEqual(['parts', 'bolts', 'sold']);
  expect([
    ...countItems(
      tree,
      new Map([
        ['goods', 1],
        ['bolts', 10],
        ['sold', 100],
      ]),
    ),
  ]).toEqual([
    ['goods', 101],
    ['bolts', 10],
    ['parts', 10],
    ['sold', 100],
  ]);
});

test('a cycle in the data ends', () => {
  const tree = makeGroupTree([group('a', 'b'), group('b', 'a')]);
  expect([tree.branchOf('a'), tree.subtreeOf('a'), [...countItems(tree, new Map([['a', 1]]))]]).toEqual([
    'products',
    ['a', 'b'],
    [
      ['a', 1],
      ['b', 1],
    ],
  ]);
});
