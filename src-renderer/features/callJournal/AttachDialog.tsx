// Whose call a call of the journal was: it becomes an interaction of that client, and the number is kept there if wished.
import { useState } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Checkbox } from '#renderer/ui/Choice.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { type CallLogRow, useNumberText } from '../calls/index.ts';
import { FormError } from '../partner/index.ts';
import { type Chosen, PartnerChooser } from '../phoneDock/index.ts';
import { useStep } from '../steps/index.ts';

export function AttachDialog({ row, onClose }: { row: CallLogRow; onClose: () => void }) {
  const t = useT();
  const numberText = useNumberText();
  const attach = useStep('callLog.attach');
  const [keepsNumber, setKeepsNumber] = useState(true);
  const choose = async ({ partnerId, contactId, name }: Chosen): Promise<void> => {
    const canKeep = keepsNumber && row.number !== '';
    const input = { callId: row.id, partnerId, contactId, keepsNumber: canKeep };
    if (await attach.run(input, t('calls.attached', { name }))) onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="sm"
      title={t('calls.whoWasIt')}
      description={numberText(row.number)}
    >
      <PartnerChooser initialName={row.remoteName} onChoose={(chosen) => void choose(chosen)} />
      <Checkbox value={keepsNumber} onChange={setKeepsNumber} label={t('calls.keepNumber')} />
      <FormError error={attach.error} />
    </Dialog>
  );
}
