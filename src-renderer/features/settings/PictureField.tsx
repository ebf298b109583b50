// A picture chosen from a file: checked and stored at once under its hash, shown, replaced, removed.
import { ImagePlus } from 'lucide-react';
import { useId, useState } from 'react';
import { blobUrl } from '#renderer/data/blobUrl.ts';
import { useCall } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FileButton } from '#renderer/ui/FileButton.tsx';
import { AppError, asAppError } from '#shared/contract/errors.ts';
import styles from './PictureField.module.css';
import shared from './Settings.module.css';

export type PictureFieldProps = {
  label: string;
  hash: string | null;
  onChange: (hash: string | null) => void;
};

const maxBytes = 8 * 1024 * 1024;

export function PictureField({ label, hash, onChange }: PictureFieldProps) {
  const t = useT();
  const call = useCall();
  const errorText = useErrorText();
  const noteId = useId();
  const [error, setError] = useState<AppError>();
  const [isStoring, setStoring] = useState(false);
  const store = async ([file]: readonly File[]): Promise<void> => {
    if (!file) return;
    setError(undefined);
    setStoring(true);
    try {
      if (file.size > maxBytes) throw new AppError('invalid_input', 'too_large');
      const bytes = new Uint8Array(await file.arrayBuffer());
      const stored = await call('files.put', { bytes, name: file.name, isPicture: true });
      onChange(stored.hash);
    } catch (thrown) {
      setError(asAppError(thrown));
    } finally {
      setStoring(false);
    }
  };
  return (
    <fieldset className={styles.picture} aria-busy={isStoring}>
      <legend>{label}</legend>
      <div className={styles.frame}>
        {hash ? <img src={blobUrl(hash)} alt={label} /> : <ImagePlus aria-hidden />}
      </div>
      <div className={shared.row}>
        <FileButton
          label={t('settings.choosePicture', { name: label })}
          text={hash ? t('settings.replace') : t('settings.choose')}
          accept="image/png,image/jpeg"
          isDisabled={isStoring}
          isInvalid={error !== undefined}
          describedBy={error ? noteId : undefined}
          onChoose={(files) => void store(files)}
        />
        {hash ? (
          <Button
            variant="quiet"
            aria-label={t('settings.removePicture', { name: label })}
            onClick={() => onChange(null)}
          >
            {t('common.delete')}
          </Button>
        ) : null}
      </div>
      {error ? (
        <p id={noteId} role="alert" className={shared.error}>
          {errorText(error)}
        </p>
      ) : null}
    </fieldset>
  );
}
