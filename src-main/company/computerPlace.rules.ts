// Where a company folder must not lie: SQLite needs locks and a disk that keeps what it was told. Pure.

export type Place = 'local' | 'cloud' | 'network';

/** Folders that a program copies to others while the database is written. */
const cloud =
  /(^|[\\/])(onedrive|dropbox|google ?drive|icloud ?drive|mobile documents|yandex\.?disk|box sync|mega)([\\/ -]|$)/i;

/** Magic numbers of `statfs` on Linux: NFS, CIFS, SMB2, SMB, AFS, 9p, Ceph. */
const networkTypes: readonly number[] = [
  0x6969, 0xff534d42, 0xfe534d42, 0x517b, 0x5346414f, 0x01021997, 0x00c36400,
];

/**
 * @param dir absolute
 * @param type of the file system, as Linux numbers it; elsewhere it says nothing
 */
export function placeOf(dir: string, type: number, isLinux: boolean): Place {
  if (/^(\\\\|\/\/)(?![?.])/.test(dir) || /^\\\\\?\\UNC\\/i.test(dir)) return 'network';
  if (isLinux && networkTypes.includes(type)) return 'network';
  return cloud.test(dir) ? 'cloud' : 'local';
}
