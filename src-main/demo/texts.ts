// What people talk about in a furniture and building trade, in three languages: subjects, notes, results, promises.
import type { Language } from '#shared/domain/language.ts';

export type Talk = {
  subjects: readonly string[];
  contents: readonly string[];
  results: readonly string[];
  ourPromises: readonly string[];
  theirPromises: readonly string[];
  places: readonly string[];
};

export const talks: Readonly<Record<Language, Talk>> = {
  az: {
    subjects: [
      'Kommersiya təklifi',
      'Qiymətlərin dəqiqləşdirilməsi',
      'Yeni kolleksiyanın təqdimatı',
      'Çatdırılma vaxtı',
      'Ödəniş barədə',
      'Otel layihəsi',
      'Ölçü götürülməsi',
      'Müqavilənin uzadılması',
      'Nümunələrin göstərilməsi',
      'Reklamasiya',
      'Diler şərtləri',
      'Mətbəx layihəsi',
    ],
    contents: [
      'Müştəri 12 nömrəlik otel üçün çarpayı və şkafların qiymətini soruşdu.',
      'Laminatın rəng çalarlarını müzakirə etdik, palıd və qoz üstündə dayandıq.',
      'Çatdırılma iki mərhələdə olacaq: əvvəl salon, sonra ofis.',
      'Rəqibin təklifi 4 % ucuzdur, amma montajı yoxdur.',
      'Anbarda qalığı yoxladıq, çatışmayan hissə gələn həftə gəlir.',
      '',
    ],
    results: [
      'Razılaşdıq, hesab-faktura göndərilir.',
      'Fikirləşib cavab verəcəklər.',
      'Qiymət uyğundur, ölçülər dəqiqləşəcək.',
      'Növbəti görüş təyin olundu.',
      'Cavab vermədi, yenidən zəng etmək lazımdır.',
      'Müqavilə imzalandı.',
    ],
    ourPromises: [
      'Yenilənmiş qiymət cədvəlini göndərmək',
      'Nümunələri gətirmək',
      'Çatdırılma tarixini dəqiqləşdirmək',
      'Montaj briqadası ilə danışmaq',
    ],
    theirPromises: ['Ödənişi etmək', 'Ölçüləri göndərmək', 'Müqaviləni imzalayıb qaytarmaq'],
    places: ['Bizim salon', 'Müştərinin ofisi', 'Obyekt', ''],
  },
  ru: {
    subjects: [
      'Коммерческое предложение',
      'Уточнение цен',
      'Показ новой коллекции',
      'Сроки поставки',
      'Напоминание об оплате',
      'Проект гостиницы',
      'Выезд на замер',
      'Продление договора',
      'Образцы материалов',
      'Рекламация',
      'Условия для дилера',
      'Проект кухни',
    ],
    contents: [
      'Просят пересчитать партию стульев с учётом доставки до склада.',
      'Обсудили цвет ламината: дуб или орех, решение за дизайнером.',
      'Поставка в два этапа: сначала салон, потом офис.',
      'У конкурента на 4 % дешевле, но без монтажа.',
      'Сверили остатки, недостающее придёт на следующей неделе.',
      '',
    ],
    results: [
      'Договорились, выставляем счёт.',
      'Подумают и ответят.',
      'Цена подходит, уточняют размеры.',
      'Назначена следующая встреча.',
      'Не ответил, перезвонить.',
      'Договор подписан.',
    ],
    ourPromises: [
      'Прислать обновлённый прайс',
      'Привезти образцы',
      'Уточнить дату поставки',
      'Согласовать бригаду монтажа',
    ],
    theirPromises: ['Оплатить счёт', 'Прислать размеры', 'Вернуть подписанный договор'],
    places: ['Наш салон', 'Офис клиента', 'Объект', ''],
  },
  en: {
    subjects: [
      'Quotation',
      'Price check',
      'New collection preview',
      'Delivery terms',
      'Payment reminder',
      'Hotel project',
      'Site measurement',
      'Contract renewal',
      'Material samples',
      'Claim',
      'Dealer terms',
      'Kitchen project',
    ],
    contents: [
      'They ask to recalculate the chairs with delivery to their warehouse.',
      'Talked about laminate shades: oak or walnut, the designer decides.',
      'Delivery in two stages: the showroom first, then the office.',
      'The competitor is 4 % cheaper but does no fitting.',
      'Checked the stock, the missing part arrives next week.',
      '',
    ],
    results: [
      'Agreed, invoice to follow.',
      'They will think it over.',
      'Price is fine, sizes to be confirmed.',
      'Next meeting is set.',
      'No answer, call again.',
      'Contract signed.',
    ],
    ourPromises: [
      'Send the updated price list',
      'Bring the samples',
      'Confirm the delivery date',
      'Arrange the fitting team',
    ],
    theirPromises: ['Pay the invoice', 'Send the measurements', 'Return the signed contract'],
    places: ['Our showroom', "Client's office", 'Building site', ''],
  },
};
