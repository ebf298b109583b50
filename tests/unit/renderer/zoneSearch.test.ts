// A zone is found by its city in three languages, by a part of its name and by its offset.
import { expect, test } from 'vitest';
import { findZones } from '#renderer/features/partner/fields/zoneSearch.ts';

const zone = (id: string, label: string, hint: string) => ({ id, label, hint });
const zones = [
  zone('America/New_York', 'New York', 'UTC−5'),
  zone('Europe/Moscow', 'Moscow', 'UTC+3'),
  zone('Asia/Baku', 'Baku', 'UTC+4'),
  zone('Asia/Kathmandu', 'Kathmandu', 'UTC+5:45'),
  zone('Asia/Vladivostok', 'Vladivostok', 'UTC+10'),
  zone('Pacific/Apia', 'Apia', 'UTC+13'),
];

test.each([
  ['', 6],
  ['Владивосток', ['Vladivostok']],
  ['vlad', ['Vladivostok']],
  ['Bakı', ['Baku']],
  ['Баку', ['Baku']],
  ['new york', ['New York']],
  ['asia/', ['Baku', 'Kathmandu', 'Vladivostok']],
  ['+4', ['Baku']],
  ['4', ['Baku']],
  ['UTC+5', ['Kathmandu']],
  ['5:45', ['Kathmandu']],
  ['+5:', ['Kathmandu']],
  ['+1', []],
  ['+13', ['Apia']],
  ['-5', ['New York']],
  ['UTC−5', ['New York']],
  ['gmt 10', ['Vladivostok']],
  ['nowhere', []],
])('“%s”', (text, expected) => {
  const found = findZones(zones, text).map(({ label }) => label);
  expect(typeof expected === 'number' ? found.length : found).toEqual(expected);
});
