// In which order the files of an exchange are read: classifier → catalogue → offers → prices → rests → documents.
// Decides by names alone (1C's own: import0_1.xml, offers0_1.xml, goods/1/…, properties/1/…).

const stages: readonly RegExp[] = [
  /^(classifier|groups|propert|units|storages|warehouses|pricelists|pricetypes|references|contragents)/,
  /^(import|goods|catalog)/,
  /^offers/,
  /^prices/,
  /^(rests|stocks)/,
  /^(documents|orders|sale)/,
];
/** A name that says nothing: after the catalogue, before the offers. */
const unknownStage = 1.5;
const folderStages = /(^|\/)(properties\w*|groups|units|storages|pricelists|contragents)\//;

function stageOf(path: string): number {
  const lower = path.toLowerCase();
  if (folderStages.test(lower)) return 0;
  const name = lower.slice(lower.lastIndexOf('/') + 1);
  const stage = stages.findIndex((pattern) => pattern.test(name));
  if (stage >= 0) return stage;
  return /(^|\/)(orders|documents)\w*\//.test(lower) ? stages.length - 1 : unknownStage;
}

/** Parts in number order: import2_1 before import10_1. */
function byNumbers(a: string, b: string): number {
  const pad = (path: string) => path.replace(/\d+/g, (digits) => digits.padStart(12, '0'));
  const [left, right] = [pad(a), pad(b)];
  if (left === right) return a < b ? -1 : Number(a > b);
  return left < right ? -1 : 1;
}

/** A comparator for paths inside an exchange. */
export function compareExchangePaths(a: string, b: string): number {
  return stageOf(a) - stageOf(b) || byNumbers(a, b);
}

export const isExchangeFile = (path: string): boolean => /\.xml$/i.test(path);
