// The form of a bank account of a partner's legal entity, new or known. Its words follow the entity's country.
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { currencyCodes } from '#shared/domain/money.ts';
import { useDraftForm } from '../drafts/index.ts';
import { useStep } from '../steps/index.ts';
import { FormCheckbox, FormSelect, FormText } from './fields/FormText.tsx';
import styles from './fields/fields.module.css';
import { SaveDialog, type Saved } from './fields/SaveDialog.tsx';
import {
  BankAccountForm,
  type BankAccountValues,
  bankAccountValues,
  emptyBankAccount,
  type LegalEntityCard,
} from './partnerForm.ts';
import { useFieldLabel } from './useFieldLabel.ts';
import { accountName, bankCodeName } from './useTaxIdLabel.ts';

export type BankAccountDialogProps = {
  partnerId: string;
  legalEntityId: string;
  /** Given: edits this account; else makes a new one. */
  bankAccountId?: string;
  onClose: () => void;
};

/** Mounted while it is open. */
export function BankAccountDialog({
  partnerId,
  legalEntityId,
  bankAccountId,
  onClose,
}: BankAccountDialogProps) {
  const { value: card } = useLive('partners.load', { id: partnerId });
  const entity = card?.legalEntities.find(({ id }) => id === legalEntityId);
  if (!entity) return null;
  const account = entity.bankAccounts.find(({ id }) => id === bankAccountId);
  const start = account ? bankAccountValues(account) : emptyBankAccount(entity);
  return (
    <BankAccountFormDialog entity={entity} bankAccountId={account?.id} start={start} onClose={onClose} />
  );
}

const currencies = currencyCodes.map((value) => ({ value, label: value }));

function Fields({ country }: { country: string }) {
  const t = useT();
  const isRussian = country === 'RU';
  return (
    <>
      <FormText<BankAccountValues> name="account" label={accountName(t, country)} isRequired maxLength={40} />
      <div className={styles.pair}>
        <FormText<BankAccountValues> name="bankName" label={t('partner.bank')} isRequired maxLength={200} />
        <FormSelect<BankAccountValues> name="currency" label={t('common.currency')} options={currencies} />
      </div>
      <div className={styles.pair}>
        <FormText<BankAccountValues> name="bankCode" label={bankCodeName(t, country)} maxLength={20} />
        {isRussian ? null : (
          <FormText<BankAccountValues> name="bankTaxId" label={t('partner.bankTaxId')} maxLength={20} />
        )}
        <FormText<BankAccountValues> name="swift" label={t('partner.swift')} maxLength={11} />
      </div>
      <FormText<BankAccountValues>
        name="corrAccount"
        label={t('partner.correspondentAccount')}
        maxLength={40}
      />
      <FormCheckbox<BankAccountValues> name="isDefault" label={t('partner.isMainAccount')} />
    </>
  );
}

type FormDialogProps = {
  entity: LegalEntityCard;
  bankAccountId: string | undefined;
  start: BankAccountValues;
  onClose: () => void;
};

function BankAccountFormDialog({ entity, bankAccountId, start, onClose }: FormDialogProps) {
  const t = useT();
  const labelOf = useFieldLabel();
  const create = useStep('partners.createBankAccount');
  const update = useStep('partners.updateBankAccount');
  const { form, draft } = useDraftForm<BankAccountValues>(
    `bankAccount.${bankAccountId ?? `new.${entity.id}`}`,
    BankAccountForm,
    start,
  );
  const save = async (values: BankAccountValues, savedId: string | undefined): Promise<Saved | undefined> => {
    const id = savedId ?? bankAccountId;
    return id
      ? update.run({ ...values, id }, t('partner.saved', { name: values.bankName }))
      : create.run({ ...values, legalEntityId: entity.id }, t('partner.created', { name: values.bankName }));
  };
  return (
    <SaveDialog
      title={t(bankAccountId === undefined ? 'partner.newBankAccount' : 'partner.editBankAccount')}
      form={form}
      draft={draft}
      save={save}
      onClose={onClose}
      labelOf={labelOf}
      error={create.error ?? update.error}
      isRunning={create.isRunning || update.isRunning}
    >
      <Fields country={entity.country} />
    </SaveDialog>
  );
}
