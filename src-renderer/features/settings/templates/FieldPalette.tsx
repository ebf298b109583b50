// The fields that fill themselves, as buttons that insert them at the cursor.
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import shared from '../Settings.module.css';
import styles from './Templates.module.css';

export function FieldPalette({ onInsert }: { onInsert: (field: string) => void }) {
  const t = useT();
  const fields = {
    greeting: t('settings.fieldGreeting'),
    number: t('settings.fieldNumber'),
    date: t('settings.fieldDate'),
    total: t('settings.fieldTotal'),
    dueDate: t('settings.fieldDueDate'),
    validUntil: t('quotes.validUntil'),
    version: t('quotes.fieldVersion'),
    organization: t('settings.fieldOrganization'),
    legalName: t('settings.fieldLegalName'),
    taxId: t('settings.fieldTaxId'),
    phone: t('settings.fieldPhone'),
    email: t('settings.fieldEmail'),
    site: t('settings.fieldSite'),
    recipient: t('settings.fieldRecipient'),
    user: t('settings.fieldUser'),
    userPhone: t('settings.fieldUserPhone'),
    userEmail: t('settings.fieldUserEmail'),
  };
  return (
    <fieldset className={styles.palette}>
      <legend className={shared.hint}>{t('settings.placeholders')}</legend>
      {Object.entries(fields).map(([field, label]) => (
        <Button
          key={field}
          size="sm"
          aria-label={t('settings.insertField', { field: label })}
          title={`{${field}}`}
          onClick={() => onInsert(field)}
        >
          {label}
        </Button>
      ))}
    </fieldset>
  );
}
