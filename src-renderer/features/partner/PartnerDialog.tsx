// The plain form of a partner, new or known.
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Skeleton } from '#renderer/ui/States.tsx';
import { useDraftForm } from '../drafts/index.ts';
import { useStep } from '../steps/index.ts';
import { filledReach } from './fields/ReachEditor.tsx';
import { SaveDialog, type Saved } from './fields/SaveDialog.tsx';
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

/** One that was searched for by name has nothing to do with another begun before. */
const newKey = (name: string): string => (name === '' ? 'partner.new' : `partner.new.${name.slice(0, 150)}`);

/** Opens by `isOpen`; `onSaved` is told the id once the dialog closes after a save. */
export function PartnerDialog({ isOpen, partnerId, ...props }: PartnerDialogProps) {
  const { value: card } = useLive('partners.load', isOpen && partnerId ? { id: partnerId } : undefined);
  const country = useOwnCountry();
  if (!isOpen) return null;
  if (partnerId !== undefined) {
    return card ? (
      <PartnerFormDialog
        {...props}
        partnerId={partnerId}
        draftKey={`partner.${partnerId}`}
        start={partnerValues(card)}
      />
    ) : (
      <Skeleton />
    );
  }
  if (country === undefined) return null;
  const name = props.initialName ?? '';
  return <PartnerFormDialog {...props} draftKey={newKey(name)} start={{ ...emptyPartner(country), name }} />;
}

type FormDialogProps = Omit<PartnerDialogProps, 'isOpen'> & { start: PartnerValues; draftKey: string };

function PartnerFormDialog({ partnerId, start, draftKey, onClose, onSaved }: FormDialogProps) {
  const t = useT();
  const labelOf = useFieldLabel();
  const create = useStep('partners.create');
  const update = useStep('partners.update');
  const { form, draft } = useDraftForm<PartnerValues>(draftKey, PartnerForm, start);
  const save = async (values: PartnerValues, savedId: string | undefined): Promise<Saved | undefined> => {
    const reach = filledReach(values.reach);
    form.setValue('reach', reach);
    const input = { ...values, reach, priceTypeId: values.priceTypeId || null };
    const id = savedId ?? partnerId;
    return id
      ? update.run({ ...input, id }, t('partner.saved', { name: values.name }))
      : create.run(input, t('partner.created', { name: values.name }));
  };
  return (
    <SaveDialog
      title={t(partnerId === undefined ? 'partner.newPartner' : 'partner.editPartner')}
      size="lg"
      keepsDraft={partnerId === undefined}
      form={form}
      draft={draft}
      save={save}
      onClose={onClose}
      onSaved={onSaved}
      labelOf={(field) => labelOf(field, form.getValues('reach'))}
      error={create.error ?? update.error}
      isRunning={create.isRunning || update.isRunning}
    >
      <PartnerFieldset />
    </SaveDialog>
  );
}
