// The words of the demo catalogue: families of furniture and building goods, materials, sizes. Data only.
import type { Language } from '#shared/domain/language.ts';

export type Named = Readonly<Record<Language, string>>;

export type UnitKey = 'piece' | 'metre' | 'squareMetre' | 'set';

export type Family = {
  code: string;
  branch: 'products' | 'components';
  parent: Named;
  group: Named;
  item: Named;
  unit: UnitKey;
  /** The usual recommended price, minor units of AZN. */
  priceMinor: number;
  models: readonly string[];
};

const named = (az: string, ru: string, en: string): Named => ({ az, ru, en });

/** Units of the classifier OKEI, as documents write them. */
export const units: Readonly<
  Record<UnitKey, { code: string; name: Named; fullName: Named; international: string }>
> = {
  piece: {
    code: '796',
    name: named('ədəd', 'шт', 'pcs'),
    fullName: named('Ədəd', 'Штука', 'Piece'),
    international: 'PCE',
  },
  metre: {
    code: '006',
    name: named('m', 'м', 'm'),
    fullName: named('Metr', 'Метр', 'Metre'),
    international: 'MTR',
  },
  squareMetre: {
    code: '055',
    name: named('m²', 'м²', 'm²'),
    fullName: named('Kvadratmetr', 'Квадратный метр', 'Square metre'),
    international: 'MTK',
  },
  set: {
    code: '839',
    name: named('dəst', 'компл', 'set'),
    fullName: named('Dəst', 'Комплект', 'Set'),
    international: 'SET',
  },
};

const words = (text: string): readonly string[] => text.split(' ');

const living = named('Qonaq otağı', 'Гостиная', 'Living room');
const bedroom = named('Yataq otağı', 'Спальня', 'Bedroom');
const office = named('Ofis mebeli', 'Офисная мебель', 'Office furniture');
const kitchen = named('Mətbəx', 'Кухня', 'Kitchen');
const finish = named('Bəzək materialları', 'Отделочные материалы', 'Finishing materials');
const fittings = named('Furnitur', 'Фурнитура', 'Fittings');
const boards = named('Lövhələr', 'Плиты', 'Boards');

const models = words(
  'Xəzər Araz Kür Şuşa Qafqaz Bahar Ulduz Nur Səma Atlas Milan Verona Oslo Riga Nova Vega Luna Aura',
);

export const families: readonly Family[] = [
  {
    code: 'DV',
    branch: 'products',
    parent: living,
    group: named('Divanlar', 'Диваны', 'Sofas'),
    item: named('Künc divan', 'Диван угловой', 'Corner sofa'),
    unit: 'piece',
    priceMinor: 145_000,
    models,
  },
  {
    code: 'KR',
    branch: 'products',
    parent: living,
    group: named('Kreslolar', 'Кресла', 'Armchairs'),
    item: named('Kreslo', 'Кресло', 'Armchair'),
    unit: 'piece',
    priceMinor: 38_000,
    models,
  },
  {
    code: 'JM',
    branch: 'products',
    parent: living,
    group: named('Jurnal masaları', 'Журнальные столы', 'Coffee tables'),
    item: named('Jurnal masası', 'Стол журнальный', 'Coffee table'),
    unit: 'piece',
    priceMinor: 21_000,
    models,
  },
  {
    code: 'ÇR',
    branch: 'products',
    parent: bedroom,
    group: named('Çarpayılar', 'Кровати', 'Beds'),
    item: named('İkinəfərlik çarpayı', 'Кровать двуспальная', 'Double bed'),
    unit: 'piece',
    priceMinor: 89_000,
    models,
  },
  {
    code: 'ŞK',
    branch: 'products',
    parent: bedroom,
    group: named('Şkaflar', 'Шкафы', 'Wardrobes'),
    item: named('Şkaf-kupe', 'Шкаф-купе', 'Sliding wardrobe'),
    unit: 'piece',
    priceMinor: 120_000,
    models,
  },
  {
    code: 'OM',
    branch: 'products',
    parent: office,
    group: named('İş masaları', 'Рабочие столы', 'Desks'),
    item: named('Yazı masası', 'Стол письменный', 'Office desk'),
    unit: 'piece',
    priceMinor: 34_000,
    models,
  },
  {
    code: 'OK',
    branch: 'products',
    parent: office,
    group: named('Ofis kresloları', 'Офисные кресла', 'Office chairs'),
    item: named('Ofis kreslosu', 'Кресло офисное', 'Office chair'),
    unit: 'piece',
    priceMinor: 26_000,
    models,
  },
  {
    code: 'MD',
    branch: 'products',
    parent: kitchen,
    group: named('Mətbəx dəstləri', 'Кухонные гарнитуры', 'Kitchen sets'),
    item: named('Mətbəx dəsti', 'Гарнитур кухонный', 'Kitchen set'),
    unit: 'set',
    priceMinor: 310_000,
    models,
  },
  {
    code: 'ST',
    branch: 'products',
    parent: kitchen,
    group: named('Stullar', 'Стулья', 'Chairs'),
    item: named('Stul', 'Стул', 'Chair'),
    unit: 'piece',
    priceMinor: 9_500,
    models,
  },
  {
    code: 'LM',
    branch: 'products',
    parent: finish,
    group: named('Laminat', 'Ламинат', 'Laminate'),
    item: named('Laminat', 'Ламинат', 'Laminate flooring'),
    unit: 'squareMetre',
    priceMinor: 2_450,
    models,
  },
  {
    code: 'BY',
    branch: 'products',
    parent: finish,
    group: named('Boyalar', 'Краски', 'Paints'),
    item: named('Daxili boya', 'Краска интерьерная', 'Interior paint'),
    unit: 'piece',
    priceMinor: 4_800,
    models,
  },
  {
    code: 'HN',
    branch: 'components',
    parent: fittings,
    group: named('Həncamalar', 'Петли', 'Hinges'),
    item: named('Həncama', 'Петля мебельная', 'Furniture hinge'),
    unit: 'piece',
    priceMinor: 320,
    models,
  },
  {
    code: 'RL',
    branch: 'components',
    parent: fittings,
    group: named('Relslər', 'Направляющие', 'Drawer slides'),
    item: named('Siyirmə relsi', 'Направляющая для ящика', 'Drawer slide'),
    unit: 'set',
    priceMinor: 1_450,
    models,
  },
  {
    code: 'TK',
    branch: 'components',
    parent: fittings,
    group: named('Tutacaqlar', 'Ручки', 'Handles'),
    item: named('Tutacaq', 'Ручка мебельная', 'Handle'),
    unit: 'piece',
    priceMinor: 540,
    models,
  },
  {
    code: 'LD',
    branch: 'components',
    parent: boards,
    group: named('LDSP', 'ЛДСП', 'Chipboard'),
    item: named('LDSP lövhə', 'Плита ЛДСП', 'Laminated chipboard'),
    unit: 'squareMetre',
    priceMinor: 1_980,
    models,
  },
  {
    code: 'KN',
    branch: 'components',
    parent: boards,
    group: named('Kənar lenti', 'Кромка', 'Edging'),
    item: named('Kənar lenti', 'Кромка ПВХ', 'PVC edging'),
    unit: 'metre',
    priceMinor: 65,
    models,
  },
];

export const materials: readonly Named[] = [
  named('palıd', 'дуб', 'oak'),
  named('fıstıq', 'бук', 'beech'),
  named('qoz', 'орех', 'walnut'),
  named('ağ', 'белый', 'white'),
  named('boz', 'серый', 'grey'),
  named('venge', 'венге', 'wenge'),
  named('şam ağacı', 'сосна', 'pine'),
  named('qara', 'чёрный', 'black'),
  named('bej', 'бежевый', 'beige'),
  named('yaşıl', 'зелёный', 'green'),
];

export const sizes = words('60×40 80×60 100×60 120×70 140×80 160×90 180×90 200×100 220×120');
