// Our organisation, changed any time; doubts about the numbers are shown after saving and block nothing.
import { useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Skeleton } from '#renderer/ui/States.tsx';
import { useStep } from '../interactions/index.ts';
import { FormError, type WarningRow, Warnings } from '../partner/index.ts';
import { OrganizationForm, type OrganizationValues } from './OrganizationForm.tsx';
import styles from './Settings.module.css';

const noErrors: ReadonlyMap<string, string> = new Map();

export function OrganizationPage() {
  const { value } = useLive('company.listOrganizations', {});
  const organization = value?.rows.find((row) => row.isDefault) ?? value?.rows[0];
  if (!organization) return <Skeleton rows={8} />;
  return <OrganizationEditor key={organization.id} id={organization.id} start={organization} />;
}

function OrganizationEditor({ id, start }: { id: string; start: OrganizationValues }) {
  const t = useT();
  const [values, setValues] = useState(start);
  const [warnings, setWarnings] = useState<WarningRow[]>([]);
  const { run, error, isRunning } = useStep('company.saveOrganization');
  const save = async (): Promise<void> => {
    const saved = await run({ ...values, id, isDefault: true }, t('settings.organisationSaved'));
    if (saved) setWarnings(saved.warnings);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <OrganizationForm values={values} onChange={setValues} errors={noErrors} />
      <FormError error={error} />
      <Warnings title={t('settings.checkThese')} rows={warnings} labelOf={(field) => field} />
      <div className={styles.actions}>
        <Button type="submit" variant="primary" disabled={isRunning}>
          {t('common.save')}
        </Button>
      </div>
    </form>
  );
}
