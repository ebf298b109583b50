// Fixed rows for the gallery and its tests. Belongs to no feature.
import type { TreeNode } from '#renderer/ui/treeNodes.ts';

export const sampleToday = '2026-11-23';
/** 23.11.2026 14:05 UTC. */
export const sampleNowMs = Date.UTC(2026, 10, 23, 14, 5);

export const warehouses = [
  { id: 'w1', label: 'Bakı – əsas anbar', hint: '1 240' },
  { id: 'w2', label: 'Gəncə', hint: '86' },
  { id: 'w3', label: 'Склад Москва', hint: '12' },
];

export type SampleRow = { id: string; name: string; company: string; time: string; sumMinor: number };

const names = [
  'Əliyev Rəşad',
  'İbrahimova Günay',
  'Ольга Соколова',
  'Emma Smith',
  'Şərifov Tural',
  'Дмитрий Абдуллаев',
  'Çingiz Hüseynov',
  'Qasımova Nigar',
  'Xəlilov Kamran',
  'Ömər Üzeyirli',
];
const companies = ['Azərsun MMC', 'Каспий Трейд', 'Bakı Sement', 'ООО «Вектор»', 'Globex'];

export const people: readonly SampleRow[] = Array.from({ length: 5000 }, (_, index) => ({
  id: `p${index}`,
  name: `${names[index % names.length]} ${index + 1}`,
  company: companies[(index * 7) % companies.length] ?? '',
  time: `${String(9 + (index % 9)).padStart(2, '0')}:${index % 2 ? '30' : '00'}`,
  sumMinor: ((index * 7919) % 900_000) * 10 + 50,
}));

export const itemTree: readonly TreeNode[] = [
  {
    id: 'products',
    label: 'Products',
    children: [
      {
        id: 'cement',
        label: 'Sement',
        children: Array.from({ length: 300 }, (_, index) => ({ id: `c${index}`, label: `M${400 + index}` })),
      },
      { id: 'bricks', label: 'Кирпич' },
      { id: 'glass', label: 'Şüşə', hasChildren: true },
    ],
  },
  { id: 'components', label: 'Components', children: [{ id: 'bolts', label: 'Болты и гайки' }] },
];
