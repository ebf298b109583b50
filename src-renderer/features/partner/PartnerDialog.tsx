// The plain form of a partner, new or known. A new one is kept as a draft until it is saved.
import { useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useForm } from '#renderer/ui/Form.tsx';
import { Skeleton } from '#renderer/ui/States.tsx';
import { useStep } from '../steps/index.ts';
import { DraftNote } from './fields/DraftNote.tsx';
import { filledReach } from './fields/ReachEditor.tsx';
import { SaveDialog, type Saved } from './fields/SaveDialog.tsx';
import { dropDraft, loadDraft, useDraft } from './fields/useDraft.ts';
import { PartnerFieldset } from './PartnerFieldset.tsx';
import { emptyPartner, PartnerForm, type PartnerValues, partnerValues } from './partnerForm.ts';
import { useFieldLabel } from './useFieldLabel.ts';
import { useOwnCountry } from './useOwnCountry.ts';

export type PartnerDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  /** Given: edits this partner; else makes a new one. */
  partnerId?: string;
  onSaved?: (id: string) => void;
  /** Prefills a new one, e.g. with what was searched for. */
  initialName?: string;
};

const draftKey = 'partner';

/** Opens by `isOpen`; `onSaved` is told the id once the dialog closes after a save. */
export function PartnerDialog({ isOpen, partnerId, ...props }: PartnerDialogProps) {
  const { value: card } = useLive('partners.load', isOpen && partnerId ? { id: partnerId } : undefined);
  const country = useOwnCountry();
  if (!isOpen) return null;
  if (partnerId !== undefined) {
    return card ? (
      <PartnerFormDialog {...props} partnerId={partnerId} start={partnerValues(card)} />
    ) : (
      <Skeleton />
    );
  }
  if (country === undefined) return null;
  const draft = loadDraft(draftKey, emptyPartner(country));
  const start = draft ?? emptyPartner(country);
  const name = props.initialName ?? start.name;
  return <PartnerFormDialog {...props} start={{ ...start, name }} isDraft={draft !== undefined} />;
}

type FormDialogProps = Omit<PartnerDialogProps, 'isOpen'> & { start: PartnerValues; isDraft?: boolean };

function PartnerFormDialog({ partnerId, start, isDraft = false, onClose, onSaved }: FormDialogProps) {
  const t = useT();
  const country = useOwnCountry() ?? '';
  const labelOf = useFieldLabel();
  const create = useStep('partners.create');
  const update = useStep('partners.update');
  // Later news of the card must not overwrite what is being typed.
  const [first] = useState(start);
  const [hasDraft, setHasDraft] = useState(isDraft);
  const form = useForm<PartnerValues>(PartnerForm, first);
  useDraft(form, partnerId === undefined ? draftKey : undefined);
  const save = async (values: PartnerValues, savedId: string | undefined): Promise<Saved | undefined> => {
    const reach = filledReach(values.reach);
    form.setValue('reach', reach);
    const input = { ...values, reach, priceTypeId: values.priceTypeId || null };
    const id = savedId ?? partnerId;
    const saved = id
      ? await update.run({ ...input, id }, t('partner.saved', { name: values.name }))
      : await create.run(input, t('partner.created', { name: values.name }));
    if (saved && partnerId === undefined) dropDraft(draftKey);
    return saved;
  };
  const startEmpty = (): void => {
    form.reset(emptyPartner(country));
    dropDraft(draftKey);
    setHasDraft(false);
  };
  return (
    <SaveDialog
      title={t(partnerId === undefined ? 'partner.newPartner' : 'partner.editPartner')}
      size="lg"
      keepsDraft={partnerId === undefined}
      form={form}
      save={save}
      onClose={onClose}
      onSaved={onSaved}
      labelOf={(field) => labelOf(field, form.getValues('reach'))}
      error={create.error ?? update.error}
      isRunning={create.isRunning || update.isRunning}
    >
      {hasDraft ? <DraftNote onStartEmpty={startEmpty} /> : null}
      <PartnerFieldset />
    </SaveDialog>
  );
}
