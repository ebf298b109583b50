// Names of people, companies and streets in the languages of the trade, as data.
import type { Language } from '#shared/domain/language.ts';

const words = (text: string): readonly string[] => text.split(' ');

export type PeopleNames = {
  men: readonly string[];
  women: readonly string[];
  surnames: readonly string[];
  womanEnding: string;
};

export const azPeople: PeopleNames = {
  men: words(
    'Rəşad Elçin Orxan Tural Vüsal Kamran Anar Elnur Ramil Samir Nicat Fuad İlqar Ceyhun Rövşən Emin Zaur Pərviz Səbuhi Murad Rauf Cavid Elşən Təbriz Əli Həsən İsmayıl',
  ),
  women: words(
    'Aygün Leyla Günel Nigar Sevinc Aynur Lalə Gülnar Şəbnəm Könül Ülviyyə Nərmin Zərifə Səidə Fidan Türkan Röya Afaq',
  ),
  surnames: words(
    'Əliyev Məmmədov Həsənov Hüseynov Quliyev İsmayılov Abbasov Cəfərov Rəhimov Babayev Kərimov Nəbiyev Orucov Şirinov Qasımov Vəliyev Ağayev Bayramov Səfərov Mustafayev Yusifov Xəlilov Zeynalov Tağıyev Əhmədov Mirzəyev Sultanov Novruzov Paşayev Qurbanov',
  ),
  womanEnding: 'a',
};
export const ruPeople: PeopleNames = {
  men: words(
    'Александр Сергей Дмитрий Андрей Алексей Максим Евгений Иван Михаил Николай Павел Олег Артём Виктор Юрий Константин Роман Илья',
  ),
  women: words('Елена Ольга Наталья Анна Ирина Татьяна Мария Светлана Екатерина Юлия Галина Марина Алёна'),
  surnames: words(
    'Иванов Смирнов Кузнецов Попов Соколов Лебедев Козлов Новиков Морозов Петров Волков Соловьёв Васильев Зайцев Павлов Семёнов Голубев Виноградов Богданов Воробьёв Фёдоров Михайлов Беляев Тарасов Белов Комаров Орлов Киселёв Макаров Андреев',
  ),
  womanEnding: 'а',
};
export const kzPeople: PeopleNames = {
  men: words('Ерлан Нурлан Данияр Арман Бауыржан Тимур Санжар Алибек'),
  women: words('Айгуль Асель Динара Гульнара Жанна Мадина'),
  surnames: words('Ахметов Нурпеисов Сейтов Касымов Омаров Жумабаев Ибраев Султанов Абенов Тулегенов'),
  womanEnding: 'а',
};
export const gePeople: PeopleNames = {
  men: words('Giorgi Davit Levan Irakli Zurab Nika'),
  women: words('Nino Tamar Mariam Ketevan Eka'),
  surnames: words('Beridze Kapanadze Gelashvili Maisuradze Giorgadze Lomidze Tsiklauri Kvaratskhelia'),
  womanEnding: '',
};
export const trPeople: PeopleNames = {
  men: words('Mehmet Ahmet Mustafa Emre Murat Hakan Serkan Burak'),
  women: words('Elif Zeynep Ayşe Fatma Selin Derya'),
  surnames: words('Yılmaz Kaya Demir Şahin Çelik Yıldız Öztürk Aydın Arslan Doğan Kılıç'),
  womanEnding: '',
};
export const dePeople: PeopleNames = {
  men: words('Thomas Andreas Stefan Michael Jürgen Lukas Felix'),
  women: words('Anna Julia Sabine Petra Katharina Lena'),
  surnames: words('Müller Schmidt Schneider Fischer Weber Becker Wagner Hoffmann Schäfer Koch'),
  womanEnding: '',
};
export const enPeople: PeopleNames = {
  men: words('James Oliver Harry Jack George Thomas William Daniel'),
  women: words('Emma Sophie Olivia Charlotte Grace Lucy'),
  surnames: words('Smith Jones Taylor Brown Wilson Evans Walker Wright Thompson Hughes Green Hall'),
  womanEnding: '',
};

/** First and second words of company names. */
export type CompanyWords = { first: readonly string[]; second: readonly string[] };

export const azCompanies: CompanyWords = {
  first: words(
    'Xəzər Abşeron Odlar Günəş Şirvan Qafqaz Təbriz Murov Araz Kür Zəfər Bahar Ulduz Gəncə Nizami Xan İpək Səma Nur Atlas Qarabağ Turan Azəri Şəfəq Yaşıl Ağ Mavi Göy Dəniz Çinar Palıd Fıstıq Əfsanə Ləçək Sahil Buta Naxış Yurd Ocaq İncə Qızıl Gümüş Möhtəşəm Rahat Sərin',
  ),
  second: words(
    'Mebel İnşaat Dizayn Tikinti Ticarət İnteryer Servis Qrup Market Taxta Otel Klinika Restoran Evi Mərkəzi Təchizat Lizinq Plaza Memarlıq Ofis Mətbəx Parket Qapı Şüşə Metal',
  ),
};
export const ruCompanies: CompanyWords = {
  first: words(
    'Северный Уютный Мебельный Новый Волжский Уральский Сибирский Столичный Южный Балтийский Русский Дубовый Светлый Первый Золотой Тёплый Большой Городской',
  ),
  second: words(
    'Дом Град Интерьер Комфорт Стиль Двор Мастер Строй Комплект Торг Салон Проект Ремонт Лес Паркет Фасад Центр Альянс',
  ),
};
export const enCompanies: CompanyWords = {
  first: words(
    'Caspian Silk Northern Golden Urban Royal Prime Harbour Oak Stone Bright Alpine Central Atlas Global Euro Anatolian Black',
  ),
  second: words(
    'Furniture Interiors Building Design Trade Supplies Living Contract Projects Hotels Timber Homes Decor Solutions Works',
  ),
};

export const azStreets = words(
  'Nizami Füzuli Xətai Səməd_Vurğun Bülbül Azadlıq Neftçilər 28_May Tbilisi Həsən_Əliyev Ziya_Bünyadov Rəsul_Rza',
).map((s) => s.replace('_', ' '));
export const ruStreets = words(
  'Ленина Мира Садовая Лесная Советская Заводская Победы Гагарина Центральная Новая Кирова Пушкина',
);
export const enStreets = words(
  'Main Market Station Park Mill Church Victoria Bahnhof Garten Atatürk Cumhuriyet Rustaveli',
);

/** Ordinary words behind each title: who the person is to us, as the directory of contact roles says. */
export const titles: Readonly<Record<Language, readonly (readonly [title: string, role: string])[]>> = {
  az: [
    ['Direktor', 'decides'],
    ['Satınalma müdiri', 'decides'],
    ['Baş mühasib', 'pays'],
    ['Dizayner', 'influences'],
    ['Anbar müdiri', 'uses'],
    ['Menecer', 'uses'],
  ],
  ru: [
    ['Директор', 'decides'],
    ['Начальник отдела закупок', 'decides'],
    ['Главный бухгалтер', 'pays'],
    ['Дизайнер', 'influences'],
    ['Заведующий складом', 'uses'],
    ['Менеджер', 'uses'],
  ],
  en: [
    ['Director', 'decides'],
    ['Purchasing manager', 'decides'],
    ['Chief accountant', 'pays'],
    ['Designer', 'influences'],
    ['Warehouse manager', 'uses'],
    ['Project manager', 'uses'],
  ],
};
