// The form of a partner's legal entity, new or known. Which identifiers are asked follows from its country.
import { useFormContext } from 'react-hook-form';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useDraftForm } from '../drafts/index.ts';
import { useStep } from '../steps/index.ts';
import { FormCheckbox, FormSelect, FormText } from './fields/FormText.tsx';
import styles from './fields/fields.module.css';
import { useCountryOptions } from './fields/placeOptions.ts';
import { SaveDialog, type Saved } from './fields/SaveDialog.tsx';
import {
  emptyLegalEntity,
  LegalEntityForm,
  type LegalEntityValues,
  legalEntityValues,
} from './partnerForm.ts';
import { useFieldLabel } from './useFieldLabel.ts';
import { useOwnCountry } from './useOwnCountry.ts';
import { regNoName, useTaxIdLabel } from './useTaxIdLabel.ts';

export type LegalEntityDialogProps = {
  partnerId: string;
  /** Given: edits this legal entity; else makes a new one. */
  legalEntityId?: string;
  isOpen: boolean;
  onClose: () => void;
  onSaved?: (id: string) => void;
};

export function LegalEntityDialog({ isOpen, ...props }: LegalEntityDialogProps) {
  const { value: card } = useLive('partners.load', isOpen ? { id: props.partnerId } : undefined);
  const country = useOwnCountry();
  if (!isOpen || !card || country === undefined) return null;
  const entity = card.legalEntities.find(({ id }) => id === props.legalEntityId);
  const start = entity ? legalEntityValues(entity) : emptyLegalEntity(card, country || 'AZ');
  return <LegalEntityFormDialog {...props} legalEntityId={entity?.id} start={start} />;
}

function Fields() {
  const t = useT();
  const country = useFormContext<LegalEntityValues>().watch('country');
  const countries = useCountryOptions(country);
  const taxIdLabel = useTaxIdLabel();
  return (
    <>
      <div className={styles.pair}>
        <FormText<LegalEntityValues> name="name" label={t('partner.shortName')} isRequired maxLength={250} />
        <FormSelect<LegalEntityValues> name="country" label={t('partner.country')} options={countries} />
      </div>
      <FormText<LegalEntityValues> name="legalName" label={t('partner.legalName')} maxLength={400} />
      <div className={styles.triple}>
        <FormText<LegalEntityValues> name="taxId" label={taxIdLabel(country)} maxLength={20} />
        {country === 'RU' ? (
          <FormText<LegalEntityValues> name="kpp" label={t('partner.kpp')} maxLength={9} />
        ) : null}
        <FormText<LegalEntityValues> name="regNo" label={regNoName(t, country)} maxLength={20} />
      </div>
      <FormText<LegalEntityValues> name="legalAddress" label={t('partner.legalAddress')} maxLength={400} />
      <FormText<LegalEntityValues> name="actualAddress" label={t('partner.actualAddress')} maxLength={400} />
      <FormText<LegalEntityValues> name="headName" label={t('partner.headName')} maxLength={200} />
      <FormCheckbox<LegalEntityValues> name="isDefault" label={t('partner.isDefaultEntity')} />
    </>
  );
}

function LegalEntityFormDialog({
  partnerId,
  legalEntityId,
  start,
  onClose,
  onSaved,
}: Omit<LegalEntityDialogProps, 'isOpen'> & { start: LegalEntityValues }) {
  const t = useT();
  const labelOf = useFieldLabel();
  const create = useStep('partners.createLegalEntity');
  const update = useStep('partners.updateLegalEntity');
  const { form, draft } = useDraftForm<LegalEntityValues>(
    `legalEntity.${legalEntityId ?? `new.${partnerId}`}`,
    LegalEntityForm,
    start,
  );
  const save = async (values: LegalEntityValues, savedId: string | undefined): Promise<Saved | undefined> => {
    const id = savedId ?? legalEntityId;
    return id
      ? update.run({ ...values, id }, t('partner.saved', { name: values.name }))
      : create.run({ ...values, partnerId }, t('partner.created', { name: values.name }));
  };
  return (
    <SaveDialog
      title={t(legalEntityId === undefined ? 'partner.newLegalEntity' : 'partner.editLegalEntity')}
      form={form}
      draft={draft}
      save={save}
      onClose={onClose}
      onSaved={onSaved}
      labelOf={labelOf}
      error={create.error ?? update.error}
      isRunning={create.isRunning || update.isRunning}
    >
      <Fields />
    </SaveDialog>
  );
}
