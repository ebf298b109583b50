// Russian texts of area `errors`: one sentence per error code. Texts only, no logic.
import { russian } from '#renderer/i18n/catalogue.ts';
import type { errors as English } from '../en/errors.ts';

export const errors = russian<typeof English>()({
  invalid_input: 'Проверьте отмеченные поля',
  not_found: 'Этого больше нет',
  conflict: 'За это время данные изменились',
  forbidden: 'У вас нет на это прав',
  offline: 'Сейчас нет сети; попытка повторится',
  unavailable: 'Сервис не отвечает; попытка повторится',
  timeout: 'Слишком долго; попытка повторится',
  busy: 'Программа занята другой операцией',
  cancelled: 'Отменено',
  incompatible: 'Этот файл от другой версии программы',
  corrupt: 'Файл данных повреждён',
  disk_full: 'На диске нет места',
  bug: 'В программе произошла ошибка (№ {id})',
});
