// Where a public number lives, as far as its country code and area code tell: every zone that it may be in. Offline and small.
// A mobile number says its country only. Pure data and one look-up.

/** Zones of a country, that of most people first; by ISO 3166 alpha-2. One clock under two names stands once. */
export const countryZones: Readonly<Record<string, readonly string[]>> = {
  AZ: ['Asia/Baku'],
  RU: [
    ...['Europe/Moscow', 'Asia/Yekaterinburg', 'Asia/Novosibirsk', 'Europe/Samara', 'Asia/Irkutsk'],
    ...['Asia/Omsk', 'Asia/Yakutsk', 'Asia/Vladivostok', 'Europe/Kaliningrad', 'Asia/Sakhalin'],
    'Asia/Kamchatka',
  ],
  // One clock since March 2024.
  KZ: ['Asia/Almaty'],
  GE: ['Asia/Tbilisi'],
  TR: ['Europe/Istanbul'],
  UA: ['Europe/Kyiv'],
  BY: ['Europe/Minsk'],
  UZ: ['Asia/Tashkent'],
  KG: ['Asia/Bishkek'],
  TJ: ['Asia/Dushanbe'],
  TM: ['Asia/Ashgabat'],
  AM: ['Asia/Yerevan'],
  MD: ['Europe/Chisinau'],
  AE: ['Asia/Dubai'],
  IR: ['Asia/Tehran'],
  GB: ['Europe/London'],
  DE: ['Europe/Berlin'],
  PL: ['Europe/Warsaw'],
  IT: ['Europe/Rome'],
  FR: ['Europe/Paris'],
  IL: ['Asia/Jerusalem'],
  CN: ['Asia/Shanghai'],
  US: [
    ...['America/New_York', 'America/Chicago', 'America/Los_Angeles', 'America/Denver'],
    ...['America/Phoenix', 'America/Anchorage', 'Pacific/Honolulu'],
  ],
  CA: [
    ...['America/Toronto', 'America/Vancouver', 'America/Edmonton', 'America/Winnipeg'],
    ...['America/Regina', 'America/Halifax', 'America/St_Johns'],
  ],
  AU: [
    ...['Australia/Sydney', 'Australia/Brisbane', 'Australia/Perth', 'Australia/Adelaide'],
    'Australia/Darwin',
  ],
  BR: ['America/Sao_Paulo', 'America/Manaus', 'America/Rio_Branco', 'America/Noronha'],
  MX: ['America/Mexico_City', 'America/Hermosillo', 'America/Tijuana', 'America/Cancun'],
  ID: ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'],
  MN: ['Asia/Ulaanbaatar', 'Asia/Hovd'],
  ES: ['Europe/Madrid', 'Atlantic/Canary'],
  PT: ['Europe/Lisbon', 'Atlantic/Azores'],
  IN: ['Asia/Kolkata'],
  NP: ['Asia/Kathmandu'],
  PK: ['Asia/Karachi'],
  AF: ['Asia/Kabul'],
  SA: ['Asia/Riyadh'],
  QA: ['Asia/Qatar'],
  KW: ['Asia/Kuwait'],
  IQ: ['Asia/Baghdad'],
  EG: ['Africa/Cairo'],
  ZA: ['Africa/Johannesburg'],
  JP: ['Asia/Tokyo'],
  KR: ['Asia/Seoul'],
  HK: ['Asia/Hong_Kong'],
  TW: ['Asia/Taipei'],
  SG: ['Asia/Singapore'],
  MY: ['Asia/Kuala_Lumpur'],
  TH: ['Asia/Bangkok'],
  VN: ['Asia/Ho_Chi_Minh'],
  NZ: ['Pacific/Auckland', 'Pacific/Chatham'],
  WS: ['Pacific/Apia'],
  TO: ['Pacific/Tongatapu'],
  NL: ['Europe/Amsterdam'],
  BE: ['Europe/Brussels'],
  CH: ['Europe/Zurich'],
  AT: ['Europe/Vienna'],
  CZ: ['Europe/Prague'],
  SK: ['Europe/Bratislava'],
  HU: ['Europe/Budapest'],
  RO: ['Europe/Bucharest'],
  BG: ['Europe/Sofia'],
  GR: ['Europe/Athens'],
  RS: ['Europe/Belgrade'],
  SE: ['Europe/Stockholm'],
  NO: ['Europe/Oslo'],
  DK: ['Europe/Copenhagen'],
  FI: ['Europe/Helsinki'],
  EE: ['Europe/Tallinn'],
  LV: ['Europe/Riga'],
  LT: ['Europe/Vilnius'],
  IE: ['Europe/Dublin'],
};

/** ITU E.164 codes of those countries; +7 and +1 are shared, see below. */
const callingCodes: Readonly<Record<string, string>> = {
  ...{ 994: 'AZ', 995: 'GE', 996: 'KG', 998: 'UZ', 992: 'TJ', 993: 'TM', 374: 'AM', 373: 'MD', 375: 'BY' },
  ...{ 380: 'UA', 971: 'AE', 972: 'IL', 974: 'QA', 965: 'KW', 964: 'IQ', 966: 'SA', 977: 'NP', 976: 'MN' },
  ...{ 76: 'KZ', 77: 'KZ', 7: 'RU', 90: 'TR', 98: 'IR', 86: 'CN', 44: 'GB', 49: 'DE', 48: 'PL', 39: 'IT' },
  ...{ 33: 'FR', 34: 'ES', 351: 'PT', 31: 'NL', 32: 'BE', 41: 'CH', 43: 'AT', 420: 'CZ', 421: 'SK' },
  ...{ 36: 'HU', 40: 'RO', 359: 'BG', 30: 'GR', 381: 'RS', 46: 'SE', 47: 'NO', 45: 'DK', 358: 'FI' },
  ...{ 372: 'EE', 371: 'LV', 370: 'LT', 353: 'IE', 61: 'AU', 64: 'NZ', 55: 'BR', 52: 'MX', 62: 'ID' },
  ...{ 91: 'IN', 92: 'PK', 93: 'AF', 20: 'EG', 27: 'ZA', 81: 'JP', 82: 'KR', 852: 'HK', 886: 'TW' },
  ...{ 65: 'SG', 60: 'MY', 66: 'TH', 84: 'VN', 685: 'WS', 676: 'TO' },
};

/** Area codes behind +7, Rossvyaz numbering plan: the first three digits of a landline. */
const ruAreas: Readonly<Record<string, string>> = {
  'Europe/Kaliningrad': '401',
  'Europe/Volgograd': '844',
  'Europe/Kirov': '833',
  'Europe/Astrakhan': '851',
  'Europe/Saratov': '845',
  'Europe/Ulyanovsk': '842',
  'Europe/Samara': '846 848 341',
  'Asia/Yekaterinburg': '342 343 345 346 347 349 351 352 353',
  'Asia/Omsk': '381',
  'Asia/Novosibirsk': '383',
  'Asia/Tomsk': '382',
  'Asia/Barnaul': '385 388',
  'Asia/Novokuznetsk': '384',
  'Asia/Krasnoyarsk': '391 390 394',
  'Asia/Irkutsk': '395 301',
  'Asia/Chita': '302',
  'Asia/Yakutsk': '411 416',
  'Asia/Vladivostok': '423 421 426',
  'Asia/Sakhalin': '424',
  'Asia/Magadan': '413',
  'Asia/Kamchatka': '415',
  'Asia/Anadyr': '427',
  'Europe/Moscow':
    '495 496 498 499 812 813 831 843 861 862 863 473 872 471 472 474 475 481 482 483 484 485 486 487 491 492 493 494 ' +
    '811 814 815 816 817 818 820 821 834 835 836 841 855 865 866 867 871 873 877 878 879',
};

/** Area codes behind +1, North American Numbering Plan; one that lies across a border stands under both. */
const nanpAreas: Readonly<Record<string, string>> = {
  'America/New_York':
    '201 202 203 207 212 215 216 220 223 227 229 231 234 239 240 248 252 260 267 269 270 272 276 301 302 304 305 313 315 317 321 ' +
    '324 326 329 330 332 336 339 340 347 351 352 363 364 380 386 401 404 407 410 412 413 419 423 434 436 440 443 445 448 463 470 ' +
    '472 475 478 484 502 508 513 516 517 518 540 551 561 567 570 571 574 582 585 586 606 607 609 610 614 616 617 631 640 ' +
    '645 646 656 667 678 679 680 681 686 689 703 704 706 716 717 718 724 727 728 732 734 740 743 754 757 762 765 770 771 772 774 ' +
    '781 786 802 803 804 810 813 814 821 826 828 835 838 839 843 845 848 850 854 856 857 859 860 862 863 864 865 878 904 ' +
    '906 908 910 912 914 917 919 929 930 937 941 943 947 948 954 959 973 978 980 984 989',
  'America/Chicago':
    '205 210 214 217 218 219 224 225 228 251 254 256 262 270 274 281 308 309 312 314 316 318 319 320 325 327 331 334 337 346 ' +
    '353 361 364 402 405 409 414 417 430 432 447 448 464 469 479 501 504 507 512 515 531 534 539 557 563 572 573 580 601 605 608 ' +
    '612 615 618 620 629 630 636 641 651 659 660 662 682 701 708 712 713 715 726 730 731 737 763 769 773 779 785 806 812 815 ' +
    '816 817 830 832 847 850 861 870 872 901 903 906 913 918 920 930 931 936 938 940 945 952 956 972 975 979 985',
  'America/Denver': '208 303 307 308 385 406 435 458 505 541 575 605 701 719 720 785 801 915 970 983 986',
  'America/Phoenix': '480 520 602 623 928',
  'America/Los_Angeles':
    '206 208 209 213 253 279 310 323 341 350 357 360 369 408 415 424 425 442 458 503 509 510 530 541 559 562 564 619 626 628 650 ' +
    '657 661 669 702 707 714 725 738 747 760 775 805 818 820 831 837 840 858 909 916 925 949 951 971 986',
  'America/Anchorage': '907',
  'Pacific/Honolulu': '808',
  'America/Toronto':
    '226 249 289 343 365 367 382 416 418 437 438 450 468 514 519 548 579 581 613 647 683 705 742 753 807 819 873 905 942',
  'America/Winnipeg': '204 431 584 807',
  'America/Regina': '306 474 639',
  'America/Edmonton': '250 368 403 587 780 825',
  'America/Vancouver': '236 250 257 604 672 778',
  'America/Halifax': '428 506 782 902',
  'America/St_Johns': '709 879',
};

const byArea = (areas: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> => {
  const zones = new Map<string, string[]>();
  for (const [zone, codes] of Object.entries(areas))
    for (const code of codes.split(' ')) zones.set(code, [...(zones.get(code) ?? []), zone]);
  return zones;
};
const ruZones = byArea(ruAreas);
const nanpZones = byArea(nanpAreas);

/** Every zone that a number can be answered with. */
export const phoneZoneNames: readonly string[] = [
  ...new Set([...Object.values(countryZones).flat(), ...Object.keys(ruAreas), ...Object.keys(nanpAreas)]),
];

export type PhonePlace = {
  /** ISO 3166 alpha-2; '' where the code is shared and the number does not tell. */
  country: string;
  /** By its area code. */
  area: readonly string[];
};

/** What a number tells, '' and none where it is nothing. @param e164 `+74232000000` */
export function placeOfPhone(e164: string): PhonePlace {
  if (!e164.startsWith('+')) return { country: '', area: [] };
  const digits = e164.slice(1);
  if (digits.startsWith('1')) {
    const area = nanpZones.get(digits.slice(1, 4)) ?? [];
    const isCanadian = area.length > 0 && area.every((zone) => countryZones.CA?.includes(zone));
    return { country: isCanadian ? 'CA' : 'US', area };
  }
  const code = [3, 2, 1].map((length) => digits.slice(0, length)).find((start) => start in callingCodes);
  const country = code === undefined ? '' : (callingCodes[code] ?? '');
  return { country, area: country === 'RU' ? (ruZones.get(digits.slice(1, 4)) ?? []) : [] };
}
