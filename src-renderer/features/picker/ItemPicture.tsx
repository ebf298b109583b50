// The picture of the item under the cursor, named after it; a quiet drawing where there is none.
import { ImageOff } from 'lucide-react';
import { blobUrl } from '#renderer/data/blobUrl.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import styles from './Picker.module.css';
import type { ItemRow } from './useItems.ts';

export function ItemPicture({ item }: { item: ItemRow | undefined }) {
  const t = useT();
  if (item?.pictureHash)
    return <img className={styles.picture} src={blobUrl(item.pictureHash)} alt={item.name} />;
  return (
    <div className={styles.noPicture} role="img" aria-label={item?.name ?? t('picker.noPicture')}>
      <ImageOff aria-hidden />
      <span aria-hidden>{t('picker.noPicture')}</span>
    </div>
  );
}
