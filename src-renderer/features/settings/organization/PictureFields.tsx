// Logo, stamp and signatures: pictures that are printed on documents. Controlled; saves nothing.
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { FormGroup } from '../FormPage.tsx';
import styles from '../PictureField.module.css';
import { PictureField } from '../PictureField.tsx';
import type { OrganizationPart } from './organizationValues.ts';

export function PictureFields({ values, set }: OrganizationPart) {
  const t = useT();
  const fields = [
    { key: 'logoHash', label: t('settings.logo') },
    { key: 'stampHash', label: t('settings.stamp') },
    { key: 'headSignatureHash', label: t('settings.signatureDirector') },
    { key: 'accountantSignatureHash', label: t('settings.signatureAccountant') },
  ] as const;
  return (
    <FormGroup title={t('settings.pictures')} hint={t('settings.picturesHint')}>
      <div className={styles.pictures}>
        {fields.map(({ key, label }) => (
          <PictureField
            key={key}
            label={label}
            hash={values[key]}
            onChange={(hash) => set({ [key]: hash })}
          />
        ))}
      </div>
    </FormGroup>
  );
}
