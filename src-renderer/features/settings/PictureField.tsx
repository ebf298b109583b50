// A picture chosen from a file: stored at once under its hash, shown, replaced, removed.
import { ImagePlus } from 'lucide-react';
import { useId, useState } from 'react';
import { blobUrl } from '#renderer/data/blobUrl.ts';
import { useCall } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { AppError } from '#shared/contract/errors.ts';
import styles from './Settings.module.css';

export type PictureFieldProps = {
  label: string;
  hash: string | null;
  onChange: (hash: string | null) => void;
};

export function PictureField({ label, hash, onChange }: PictureFieldProps) {
  const t = useT();
  const call = useCall();
  const errorText = useErrorText();
  const id = useId();
  const [error, setError] = useState<AppError>();
  const store = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setError(undefined);
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const stored = await call('files.put', { bytes, name: file.name, isPicture: true });
      onChange(stored.hash);
    } catch (thrown) {
      setError(thrown instanceof AppError ? thrown : new AppError('bug', 'unexpected'));
    }
  };
  return (
    <div className={styles.picture}>
      <label htmlFor={id}>{label}</label>
      {hash ? (
        <img src={blobUrl(hash)} alt={label} />
      ) : (
        <ImagePlus aria-hidden className={styles.noPicture} />
      )}
      <input
        id={id}
        type="file"
        accept="image/png,image/jpeg"
        aria-invalid={error !== undefined}
        onChange={(event) => void store(event.target.files?.[0])}
      />
      {hash ? (
        <Button size="sm" variant="quiet" onClick={() => onChange(null)}>
          {t('settings.removePicture', { name: label })}
        </Button>
      ) : null}
      {error ? (
        <p role="alert" className={styles.error}>
          {errorText(error)}
        </p>
      ) : null}
    </div>
  );
}
