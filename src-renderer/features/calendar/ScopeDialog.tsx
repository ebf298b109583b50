// How far a move of one event of a series reaches: this one, this and the following, all that are open.
import { useId, useState } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { RadioGroup } from '#renderer/ui/Choice.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { submitOnCtrlEnter } from '#renderer/ui/submitOnCtrlEnter.ts';
import type { Scope } from './useMoves.ts';

export type ScopeDialogProps = { subject: string; onAnswer: (scope: Scope | undefined) => void };

/** Enter moves this one only: the usual case costs one key. */
export function ScopeDialog({ subject, onAnswer }: ScopeDialogProps) {
  const t = useT();
  const formId = useId();
  const [scope, setScope] = useState<Scope>('this');
  return (
    <Dialog
      isOpen
      size="sm"
      onClose={() => onAnswer(undefined)}
      title={t('calendar.moveSeries')}
      description={subject}
      footer={
        <>
          <Button onClick={() => onAnswer(undefined)}>{t('common.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary">
            {t('interactions.move')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        onKeyDown={submitOnCtrlEnter}
        onSubmit={(event) => {
          event.preventDefault();
          onAnswer(scope);
        }}
      >
        <RadioGroup
          aria-label={t('calendar.moveSeries')}
          value={scope}
          onChange={setScope}
          options={[
            { value: 'this', label: t('calendar.thisOne') },
            { value: 'following', label: t('calendar.following') },
            { value: 'all', label: t('calendar.allOpen') },
          ]}
        />
      </form>
    </Dialog>
  );
}
