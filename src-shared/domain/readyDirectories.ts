// Ready lists by trade, in the three languages: what a new company begins with and changes as it likes. Pure data.
import type { Language } from './language.ts';

export const trades = [
  'general',
  'foodWholesale',
  'buildingMaterials',
  'equipment',
  'itServices',
  'pharmacy',
] as const;
export type Trade = (typeof trades)[number];

export type ReadyEntry = { name: string; note: string; code: string };
export type ReadyLists = {
  source: readonly ReadyEntry[];
  post: readonly ReadyEntry[];
  unit: readonly ReadyEntry[];
  warehouse: readonly ReadyEntry[];
};

type Words = readonly [az: string, ru: string, en: string];
/** Short names, full names and the code of OKEI (as 1C has it; '' where there is none). */
type Unit = { short: Words; full: Words; code: string };

const column: Record<Language, 0 | 1 | 2> = { az: 0, ru: 1, en: 2 };

const units = {
  piece: { short: ['əd', 'шт', 'pcs'], full: ['Ədəd', 'Штука', 'Piece'], code: '796' },
  kilogram: { short: ['kq', 'кг', 'kg'], full: ['Kiloqram', 'Килограмм', 'Kilogram'], code: '166' },
  tonne: { short: ['t', 'т', 't'], full: ['Ton', 'Тонна', 'Tonne'], code: '168' },
  litre: { short: ['l', 'л', 'l'], full: ['Litr', 'Литр', 'Litre'], code: '112' },
  metre: { short: ['m', 'м', 'm'], full: ['Metr', 'Метр', 'Metre'], code: '006' },
  squareMetre: {
    short: ['m²', 'м²', 'm²'],
    full: ['Kvadrat metr', 'Квадратный метр', 'Square metre'],
    code: '055',
  },
  cubicMetre: {
    short: ['m³', 'м³', 'm³'],
    full: ['Kub metr', 'Кубический метр', 'Cubic metre'],
    code: '113',
  },
  hour: { short: ['saat', 'ч', 'h'], full: ['Saat', 'Час', 'Hour'], code: '356' },
  month: { short: ['ay', 'мес', 'mo'], full: ['Ay', 'Месяц', 'Month'], code: '362' },
  set: { short: ['dəst', 'компл', 'set'], full: ['Dəst', 'Комплект', 'Set'], code: '839' },
  pair: { short: ['cüt', 'пар', 'pair'], full: ['Cüt', 'Пара', 'Pair'], code: '715' },
  pack: { short: ['qab', 'упак', 'pack'], full: ['Qablaşdırma', 'Упаковка', 'Pack'], code: '778' },
  box: { short: ['qutu', 'кор', 'box'], full: ['Qutu', 'Коробка', 'Box'], code: '' },
  bag: { short: ['kisə', 'меш', 'bag'], full: ['Kisə', 'Мешок', 'Bag'], code: '' },
  bottle: { short: ['flk', 'флак', 'btl'], full: ['Flakon', 'Флакон', 'Bottle'], code: '' },
  tube: { short: ['tüb', 'туба', 'tube'], full: ['Tüb', 'Туба', 'Tube'], code: '' },
  ampoule: { short: ['amp', 'амп', 'amp'], full: ['Ampula', 'Ампула', 'Ampoule'], code: '' },
  licence: { short: ['lis', 'лиц', 'lic'], full: ['Lisenziya', 'Лицензия', 'Licence'], code: '' },
} as const satisfies Record<string, Unit>;

const usualSources: readonly Words[] = [
  ['Sayt', 'Сайт', 'Web site'],
  ['Daxil olan zəng', 'Входящий звонок', 'Incoming call'],
  ['Tövsiyə', 'Рекомендация', 'Recommendation'],
  ['Sərgi', 'Выставка', 'Fair'],
  ['Reklam', 'Реклама', 'Advertising'],
  ['Sosial şəbəkələr', 'Социальные сети', 'Social networks'],
  ['Soyuq zənglər', 'Холодные звонки', 'Cold calls'],
  ['Tender', 'Тендер', 'Tender'],
];

const usualPosts: readonly Words[] = [
  ['Direktor', 'Директор', 'Director'],
  ['Satınalma meneceri', 'Менеджер по закупкам', 'Purchasing manager'],
  ['Satış meneceri', 'Менеджер по продажам', 'Sales manager'],
  ['Baş mühasib', 'Главный бухгалтер', 'Chief accountant'],
  ['Mühasib', 'Бухгалтер', 'Accountant'],
  ['Anbardar', 'Кладовщик', 'Storekeeper'],
];

const mainStore: Words = ['Əsas anbar', 'Основной склад', 'Main warehouse'];

type Lists = {
  sources: readonly Words[];
  posts: readonly Words[];
  units: readonly (keyof typeof units)[];
  warehouses: readonly Words[];
};

/** Beside what is usual everywhere. */
const ofTrade: Record<Trade, Lists> = {
  general: {
    sources: [],
    posts: [],
    units: ['piece', 'kilogram', 'metre', 'litre', 'pack', 'hour'],
    warehouses: [mainStore],
  },
  foodWholesale: {
    sources: [
      ['Ticarət şəbəkəsi', 'Торговая сеть', 'Retail chain'],
      ['Sahə təmsilçisi', 'Торговый представитель', 'Field representative'],
    ],
    posts: [
      ['Mağaza müdiri', 'Заведующий магазином', 'Shop manager'],
      ['Əmtəəşünas', 'Товаровед', 'Merchandiser'],
      ['Aşpaz başçısı', 'Шеф-повар', 'Chef'],
    ],
    units: ['kilogram', 'piece', 'box', 'pack', 'litre', 'bag', 'tonne'],
    warehouses: [mainStore, ['Soyuducu anbar', 'Холодильный склад', 'Cold store']],
  },
  buildingMaterials: {
    sources: [['Tikinti obyekti', 'Строительный объект', 'Building site']],
    posts: [
      ['Prorab', 'Прораб', 'Foreman'],
      ['Baş mühəndis', 'Главный инженер', 'Chief engineer'],
      ['Smetaçı', 'Сметчик', 'Estimator'],
    ],
    units: ['piece', 'metre', 'squareMetre', 'cubicMetre', 'kilogram', 'tonne', 'bag', 'pack'],
    warehouses: [mainStore, ['Açıq anbar', 'Открытая площадка', 'Open yard']],
  },
  equipment: {
    sources: [['İstehsalçı', 'Производитель', 'Manufacturer']],
    posts: [
      ['Baş mühəndis', 'Главный инженер', 'Chief engineer'],
      ['Baş mexanik', 'Главный механик', 'Chief mechanic'],
      ['İstehsalat rəisi', 'Начальник производства', 'Head of production'],
    ],
    units: ['piece', 'set', 'pair', 'metre', 'kilogram'],
    warehouses: [mainStore, ['Ehtiyat hissələri anbarı', 'Склад запчастей', 'Spare parts store']],
  },
  itServices: {
    sources: [['Tərəfdaş', 'Партнёр', 'Partner']],
    posts: [
      ['İT direktoru', 'ИТ-директор', 'IT director'],
      ['Sistem inzibatçısı', 'Системный администратор', 'System administrator'],
    ],
    units: ['hour', 'month', 'piece', 'licence'],
    warehouses: [],
  },
  pharmacy: {
    sources: [['Tibb təmsilçisi', 'Медицинский представитель', 'Medical representative']],
    posts: [
      ['Aptek müdiri', 'Заведующий аптекой', 'Head of pharmacy'],
      ['Əczaçı', 'Провизор', 'Pharmacist'],
      ['Baş həkim', 'Главный врач', 'Chief physician'],
    ],
    units: ['pack', 'piece', 'bottle', 'ampoule', 'tube', 'box'],
    warehouses: [mainStore, ['Soyuq anbar (2–8 °C)', 'Холодный склад (2–8 °C)', 'Cold store (2–8 °C)']],
  },
};

/** The lists of a trade in one language, in the order in which they are offered. */
export function readyDirectories(trade: Trade, language: Language): ReadyLists {
  const at = column[language];
  const own = ofTrade[trade];
  const plain = (words: readonly Words[]): ReadyEntry[] =>
    words.map((word) => ({ name: word[at], note: '', code: '' }));
  return {
    source: plain([...usualSources, ...own.sources]),
    post: plain([...usualPosts, ...own.posts]),
    unit: own.units.map((id) => {
      const { short, full, code } = units[id];
      return { name: short[at], note: full[at], code };
    }),
    warehouse: plain(own.warehouses),
  };
}
