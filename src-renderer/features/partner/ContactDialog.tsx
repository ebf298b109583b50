// The form of a person at a partner, new or known.
import { useFormContext } from 'react-hook-form';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useWords } from '#renderer/data/useWords.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useDraftForm } from '../drafts/index.ts';
import { useStep } from '../steps/index.ts';
import { useContactRoleOptions } from './fields/contactRoles.ts';
import { FormCheckbox, FormSelect, FormText } from './fields/FormText.tsx';
import { FormZone } from './fields/FormZone.tsx';
import styles from './fields/fields.module.css';
import { languageOptions } from './fields/placeOptions.ts';
import { filledReach, ReachEditor } from './fields/ReachEditor.tsx';
import { SaveDialog, type Saved } from './fields/SaveDialog.tsx';
import { ContactForm, type ContactValues, contactValues, emptyContact } from './partnerForm.ts';
import { useFieldLabel } from './useFieldLabel.ts';

export type ContactDialogProps = {
  partnerId: string;
  /** Given: edits this contact; else makes a new one. */
  contactId?: string;
  isOpen: boolean;
  onClose: () => void;
  onSaved?: (id: string) => void;
};

export function ContactDialog({ isOpen, ...props }: ContactDialogProps) {
  const { value: card } = useLive('partners.load', isOpen ? { id: props.partnerId } : undefined);
  if (!isOpen || !card) return null;
  const contact = card.contacts.find(({ id }) => id === props.contactId);
  const start = contact ? contactValues(contact) : emptyContact(card.contacts.length === 0);
  return <ContactFormDialog {...props} contactId={contact?.id} start={start} />;
}

function Fields() {
  const t = useT();
  const { watch } = useFormContext<ContactValues>();
  const roles = useContactRoleOptions(watch('role'));
  const posts = useWords('post');
  return (
    <>
      <FormText<ContactValues> name="name" label={t('partner.fullName')} isRequired maxLength={200} />
      <div className={styles.pair}>
        <FormText<ContactValues> name="title" label={t('partner.position')} maxLength={120} words={posts} />
        <FormSelect<ContactValues> name="role" label={t('partner.contactRole')} options={roles} />
        <FormText<ContactValues>
          name="salutation"
          label={t('partner.salutation')}
          placeholder={t('partner.salutationHint')}
          maxLength={120}
        />
      </div>
      <ReachEditor />
      <div className={styles.pair}>
        <FormText<ContactValues> name="region" label={t('partner.region')} maxLength={120} />
        <FormZone<ContactValues> name="timeZone" label={t('partner.timeZone')} />
        <FormSelect<ContactValues>
          name="language"
          label={t('partner.letterLanguage')}
          options={languageOptions(t('partner.autoLanguage'))}
        />
      </div>
      <FormText<ContactValues> name="notes" label={t('partner.notes')} rows={2} maxLength={2000} />
      <FormCheckbox<ContactValues> name="isPrimary" label={t('partner.isMainContact')} />
    </>
  );
}

function ContactFormDialog({
  partnerId,
  contactId,
  start,
  onClose,
  onSaved,
}: Omit<ContactDialogProps, 'isOpen'> & { start: ContactValues }) {
  const t = useT();
  const labelOf = useFieldLabel();
  const create = useStep('partners.createContact');
  const update = useStep('partners.updateContact');
  const { form, draft } = useDraftForm<ContactValues>(
    `contact.${contactId ?? `new.${partnerId}`}`,
    ContactForm,
    start,
  );
  const save = async (values: ContactValues, savedId: string | undefined): Promise<Saved | undefined> => {
    const reach = filledReach(values.reach);
    form.setValue('reach', reach);
    const input = { ...values, reach };
    const id = savedId ?? contactId;
    return id
      ? update.run({ ...input, id }, t('partner.saved', { name: values.name }))
      : create.run({ ...input, partnerId }, t('partner.created', { name: values.name }));
  };
  return (
    <SaveDialog
      title={t(contactId === undefined ? 'partner.newContact' : 'partner.editContact')}
      form={form}
      draft={draft}
      save={save}
      onClose={onClose}
      onSaved={onSaved}
      labelOf={(field) => labelOf(field, form.getValues('reach'))}
      error={create.error ?? update.error}
      isRunning={create.isRunning || update.isRunning}
    >
      <Fields />
    </SaveDialog>
  );
}
