// The catalogue of the demo: trees of products and components, items in three languages, prices by role,
// warehouses, stock. Answers also the facts that documents are made of.

import { childId, naturalId } from '#shared/domain/ids.ts';
import type { Language } from '#shared/domain/language.ts';
import { mulDivRound } from '#shared/domain/money.ts';
import { sortKeyAz } from '#shared/domain/sortKey.ts';
import { type SeededRandom, seededRandom } from '#shared/lib/seededRandom.ts';
import { itemKeys } from '../catalog/index.ts';
import {
  type Family,
  families,
  materials,
  type Named,
  sizes,
  type UnitKey,
  units,
} from './catalogueWords.ts';
import { arrivalOf, createDemoClock, type DemoPlan } from './demoPlan.ts';
import { audited, cycled, type DemoRows, demoId } from './demoRows.ts';

/** The order in which a plan with fewer price types takes them; percents of the recommended price. */
export const priceRoles = [
  {
    role: 'recommended',
    percent: 100,
    names: { az: 'Tövsiyə olunan', ru: 'Рекомендованная', en: 'Recommended' },
  },
  { role: 'minimum', percent: 82, names: { az: 'Minimum qiymət', ru: 'Минимальная', en: 'Minimum' } },
  { role: 'retail', percent: 115, names: { az: 'Pərakəndə', ru: 'Розничная', en: 'Retail' } },
  { role: 'dealer', percent: 88, names: { az: 'Diler', ru: 'Дилерская', en: 'Dealer' } },
  { role: 'cost', percent: 60, names: { az: 'Maya dəyəri', ru: 'Себестоимость', en: 'Cost' } },
] as const;

/** Items that show a picture of their family. */
const picturedItems = 48;

export type DemoItem = { id: string; name: string; article: string; unit: string; recommendedMinor: number };
export type ItemPicture = { hash: string; mime: string };

export type DemoCatalogue = {
  /** Filled as the rows are drawn. */
  items: DemoItem[];
  dealerTypeId: string | undefined;
};

export type CatalogueInput = {
  plan: DemoPlan;
  catalogue: DemoCatalogue;
  pictures: ReadonlyMap<string, ItemPicture>;
};

export function* catalogueRows(input: CatalogueInput): DemoRows {
  const { plan } = input;
  const random = seededRandom(plan.seed).fork('catalogue');
  const at = arrivalOf(plan, createDemoClock(plan.nowMs), 0);
  const unitIds = new Map<UnitKey, string>();
  for (const [key, { code, name, fullName, international }] of Object.entries(units)) {
    const id = naturalId('units', name[plan.language]);
    unitIds.set(key as UnitKey, id);
    const names = { name: name[plan.language], fullName: fullName[plan.language] };
    yield ['units', { id, code, ...names, international, ...audited(at) }];
  }
  const typeIds: string[] = [];
  for (const [position, { role, names }] of priceRoles.slice(0, plan.priceTypes).entries()) {
    const id = demoId(random, at);
    typeIds.push(id);
    if (role === 'dealer') input.catalogue.dealerTypeId = id;
    yield [
      'price_types',
      {
        id,
        name: names[plan.language],
        currency: 'AZN',
        isVatIncluded: role !== 'cost',
        role,
        position,
        ...audited(at),
      },
    ];
  }
  const warehouseIds: string[] = [];
  for (const row of warehouseRows(plan, random, at)) {
    if (row[0] === 'warehouses') warehouseIds.push(row[1].id);
    yield row;
  }
  const groupIds = new Map<Family, string>();
  for (const row of groupRows(plan, random, { at, groupIds })) yield row;
  for (let index = 0; index < plan.items; index += 1) {
    yield* itemRows(input, random, { index, at, unitIds, typeIds, warehouseIds, groupIds });
  }
}

const warehouseNames: readonly Named[] = [
  { az: 'Mərkəzi anbar', ru: 'Центральный склад', en: 'Central warehouse' },
  { az: 'Bakı salonu', ru: 'Салон Баку', en: 'Baku showroom' },
  { az: 'Gəncə anbarı', ru: 'Склад Гянджа', en: 'Ganja warehouse' },
  { az: 'Sumqayıt anbarı', ru: 'Склад Сумгаит', en: 'Sumgait warehouse' },
  { az: 'Tranzit', ru: 'В пути', en: 'In transit' },
];

function* warehouseRows(plan: DemoPlan, random: SeededRandom, at: number): DemoRows {
  const groups: readonly Named[] = [
    { az: 'Bakı', ru: 'Баку', en: 'Baku' },
    { az: 'Bölgələr', ru: 'Регионы', en: 'Regions' },
  ];
  const ids: string[] = [];
  for (const name of groups) {
    const id = demoId(random, at);
    ids.push(id);
    yield ['warehouse_groups', { id, name: name[plan.language], ...audited(at) }];
  }
  for (const [index, name] of warehouseNames.slice(0, plan.warehouses).entries()) {
    yield [
      'warehouses',
      { id: demoId(random, at), name: name[plan.language], groupId: ids[index < 2 ? 0 : 1], ...audited(at) },
    ];
  }
}

function* groupRows(
  plan: DemoPlan,
  random: SeededRandom,
  { at, groupIds }: { at: number; groupIds: Map<Family, string> },
): DemoRows {
  const parents = new Map<string, string>();
  for (const family of families) {
    const parentKey = family.parent.en;
    if (!parents.has(parentKey)) {
      const id = demoId(random, at);
      parents.set(parentKey, id);
      const name = family.parent[plan.language];
      yield [
        'item_groups',
        { id, parentId: null, name, branch: family.branch, sortKey: sortKeyAz(name), ...audited(at) },
      ];
    }
    const id = demoId(random, at);
    groupIds.set(family, id);
    const name = family.group[plan.language];
    yield [
      'item_groups',
      { id, parentId: parents.get(parentKey), name, sortKey: sortKeyAz(name), ...audited(at) },
    ];
  }
}

type ItemInput = {
  index: number;
  at: number;
  unitIds: ReadonlyMap<UnitKey, string>;
  typeIds: readonly string[];
  warehouseIds: readonly string[];
  groupIds: ReadonlyMap<Family, string>;
};

/** Most names are in the company's language, some in the two others, as catalogues that grew with the years. */
function languageOf(plan: DemoPlan, random: SeededRandom): Language {
  return random.chance(0.7) ? plan.language : random.pick(['az', 'ru', 'en'] as const);
}

function* itemRows(
  { plan, catalogue, pictures }: CatalogueInput,
  random: SeededRandom,
  item: ItemInput,
): DemoRows {
  const { index, at } = item;
  const family = cycled(families, index);
  const material = cycled(materials, Math.floor(index / families.length));
  const size = cycled(sizes, Math.floor(index / 7));
  const model = cycled(family.models, Math.floor(index / families.length));
  const nameIn = (language: Language) => `${family.item[language]} "${model}" ${material[language]} ${size}`;
  const language = languageOf(plan, random);
  const name = nameIn(language);
  const fullName = nameIn(language === 'ru' ? 'en' : 'ru');
  const article = `${family.code}-${String(index + 1).padStart(4, '0')}`;
  const id = demoId(random, at);
  const recommendedMinor = Math.round(family.priceMinor * (0.6 + random.next() * 0.9));
  const picture = index < picturedItems ? pictures.get(family.code) : undefined;
  catalogue.items.push({ id, name, article, unit: units[family.unit].name[plan.language], recommendedMinor });
  yield [
    'items',
    {
      id,
      groupId: item.groupIds.get(family) ?? null,
      branch: family.branch,
      kind: 'good',
      article,
      code: `00-${String(index + 1).padStart(8, '0')}`,
      name,
      fullName,
      description: `${nameIn('az')}. ${nameIn('ru')}. ${nameIn('en')}.`,
      unitId: item.unitIds.get(family.unit) ?? null,
      vatCode: 'vat18',
      pictureHash: picture?.hash ?? null,
      ...itemKeys({ name, article, code: '', fullName }),
      ...audited(at),
    },
  ];
  if (picture) {
    yield [
      'item_pictures',
      {
        id: childId('item_pictures', id, picture.hash),
        itemId: id,
        hash: picture.hash,
        mime: picture.mime,
        position: 0,
        ...audited(at),
      },
    ];
  }
  const barcode = ean13(`476${String(index).padStart(9, '0')}`);
  yield ['item_barcodes', { id: childId('item_barcodes', id, barcode), itemId: id, barcode, ...audited(at) }];
  yield* priceAndStockRows(random, { id, recommendedMinor, ...item });
}

function* priceAndStockRows(
  random: SeededRandom,
  item: ItemInput & { id: string; recommendedMinor: number },
): DemoRows {
  const { id, at } = item;
  for (const [position, typeId] of item.typeIds.entries()) {
    const amountMinor = mulDivRound(item.recommendedMinor, priceRoles[position]?.percent ?? 100, 100);
    yield [
      'prices',
      { id: childId('prices', id, typeId), itemId: id, priceTypeId: typeId, amountMinor, ...audited(at) },
    ];
  }
  for (const warehouseId of item.warehouseIds) {
    const quantityMilli = random.chance(0.15) ? 0 : random.int(1, 60) * 1000;
    yield [
      'stocks',
      { id: childId('stocks', id, warehouseId), itemId: id, warehouseId, quantityMilli, ...audited(at) },
    ];
  }
}

/** Twelve digits with their check digit. */
function ean13(body: string): string {
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}
