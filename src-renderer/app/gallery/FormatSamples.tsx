// Names and formats as this browser shows them; the e2e test compares them with fixed tables.

import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { sortKeyAz } from '#shared/domain/sortKey.ts';
import styles from './Gallery.module.css';
import { sampleNowMs } from './sampleData.ts';

const words = [
  'Zaur',
  'Əli',
  'Elçin',
  'Fuad',
  'Xalid',
  'Hüseyn',
  'İlqar',
  'Irma',
  'Qasım',
  'Gülnar',
  'Ğala',
  'Çingiz',
  'Cavid',
  'Şamil',
  'Samir',
  'Ömər',
  'Orxan',
  'Ülkər',
  'Umud',
];
const months = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}-05`);

export function FormatSamples() {
  const t = useT();
  const format = useFormat();
  const facts: readonly (readonly [string, string])[] = [
    ['months', months.map((day) => format.month(day)).join(', ')],
    ['long dates', months.map((day) => format.longDate(day)).join(', ')],
    [
      'weekdays',
      format
        .weekdays()
        .map((name) => `${name.long} ${name.short}`)
        .join(', '),
    ],
    ['date', format.date('2026-11-23')],
    ['date and time', format.dateTime(sampleNowMs, 'Asia/Baku')],
    ['number', format.number(1_234_567)],
    [
      'money',
      (['AZN', 'RUB', 'USD', 'EUR', 'KZT'] as const)
        .map((currency) => format.money(-123_456_789, currency))
        .join(' | '),
    ],
    ['quantity', [1000, 1500, 1_234_567].map((milli) => format.quantity(milli)).join(' | ')],
    [
      'relative',
      [-30_000, -300_000, -7_200_000, -3 * 86_400_000, 3_600_000]
        .map((ms) => format.relative(sampleNowMs + ms, sampleNowMs))
        .join(' | '),
    ],
    ['sorted', words.toSorted((a, b) => (sortKeyAz(a) < sortKeyAz(b) ? -1 : 1)).join(' ')],
    ['plural', [0, 1, 2, 5, 11, 21, 22, 25].map((count) => t('common.rowsCount', { count })).join(', ')],
    ['glyphs', 'ə Ə ı İ ₼ № ₽ ₸ €'],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <FactRow key={name} name={name} value={value} />
      ))}
    </dl>
  );
}

function FactRow({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd data-fact={name}>{value}</dd>
    </>
  );
}
