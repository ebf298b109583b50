// Where a company folder must not lie.
import { expect, it } from 'vitest';
import { placeOf } from '#main/company/computerPlace.rules.ts';

it.each([
  ['C:\\Users\\Aysel\\AppData\\Local\\Yolda', 0, false, 'local'],
  ['C:\\Users\\Aysel\\OneDrive - Nümunə MMC\\Yolda', 0, false, 'cloud'],
  ['C:\\Users\\Aysel\\OneDrive\\Yolda', 0, false, 'cloud'],
  ['/Users/aysel/Library/Mobile Documents/com~apple~CloudDocs/Yolda', 0, false, 'cloud'],
  ['/home/aysel/Dropbox/yolda', 0xef53, true, 'cloud'],
  ['/home/aysel/dropboxes/yolda', 0xef53, true, 'local'],
  ['\\\\server\\share\\Yolda', 0, false, 'network'],
  ['\\\\?\\UNC\\server\\share\\Yolda', 0, false, 'network'],
  ['\\\\?\\C:\\Yolda', 0, false, 'local'],
  ['/mnt/share/yolda', 0x6969, true, 'network'],
  ['/mnt/share/yolda', 0xfe534d42, true, 'network'],
  ['/home/aysel/yolda', 0xef53, true, 'local'],
])('%s (%i) is %s', (dir, type, isLinux, place) => {
  expect(placeOf(dir, type, isLinux)).toBe(place);
});
