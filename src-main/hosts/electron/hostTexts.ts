// The few words the host itself says, when there is no page to say them: menu and error page. The page's own
// texts live in src-renderer/i18n.

const en = {
  file: 'File',
  edit: 'Edit',
  view: 'View',
  window: 'Window',
  quit: 'Quit',
  undo: 'Undo typing',
  redo: 'Redo typing',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  reload: 'Reload',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomReset: 'Actual size',
  fullScreen: 'Full screen',
  minimize: 'Minimise',
  newWindow: 'New window',
  close: 'Close window',
  errorTitle: 'Yolda cannot open the company',
  keepsFailing: 'The program failed several times in a row. Your data is safe on the disk.',
  otherError: 'Something went wrong while opening. Your data was left as it is.',
  retry: 'Try again',
  showLog: 'Show the log',
};

export type HostTexts = typeof en;

const az: HostTexts = {
  file: 'Fayl',
  edit: 'Redaktə',
  view: 'Görünüş',
  window: 'Pəncərə',
  quit: 'Çıxış',
  undo: 'Yazını geri al',
  redo: 'Yazını təkrarla',
  cut: 'Kəs',
  copy: 'Köçür',
  paste: 'Yerləşdir',
  selectAll: 'Hamısını seç',
  reload: 'Yenidən yüklə',
  zoomIn: 'Böyüt',
  zoomOut: 'Kiçilt',
  zoomReset: 'Əsl ölçü',
  fullScreen: 'Tam ekran',
  minimize: 'Yığ',
  newWindow: 'Yeni pəncərə',
  close: 'Pəncərəni bağla',
  errorTitle: 'Yolda şirkəti aça bilmir',
  keepsFailing: 'Proqram bir neçə dəfə ardıcıl dayandı. Məlumatlarınız diskdə qorunur.',
  otherError: 'Açılarkən xəta baş verdi. Məlumatlarınıza toxunulmadı.',
  retry: 'Yenidən cəhd et',
  showLog: 'Jurnalı göstər',
};

const ru: HostTexts = {
  file: 'Файл',
  edit: 'Правка',
  view: 'Вид',
  window: 'Окно',
  quit: 'Выход',
  undo: 'Отменить ввод',
  redo: 'Повторить ввод',
  cut: 'Вырезать',
  copy: 'Копировать',
  paste: 'Вставить',
  selectAll: 'Выделить всё',
  reload: 'Обновить',
  zoomIn: 'Увеличить',
  zoomOut: 'Уменьшить',
  zoomReset: 'Обычный размер',
  fullScreen: 'Во весь экран',
  minimize: 'Свернуть',
  newWindow: 'Новое окно',
  close: 'Закрыть окно',
  errorTitle: 'Yolda не может открыть компанию',
  keepsFailing: 'Программа остановилась несколько раз подряд. Ваши данные на диске целы.',
  otherError: 'При открытии произошла ошибка. Данные не тронуты.',
  retry: 'Попробовать снова',
  showLog: 'Показать журнал',
};

export type HostLanguage = 'en' | 'az' | 'ru';
const all: Readonly<Record<HostLanguage, HostTexts>> = { en, az, ru };

/** @param locale of the system, `az-Latn-AZ`; English where we have no words */
export function hostLanguage(locale: string): HostLanguage {
  const [language = ''] = locale.toLowerCase().split(/[-_]/);
  return language === 'az' || language === 'ru' ? language : 'en';
}

export const hostTexts = (locale: string): HostTexts => all[hostLanguage(locale)];
