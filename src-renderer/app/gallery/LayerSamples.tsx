// Dialog and toasts.
import { useState } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { ContextMenu } from '#renderer/ui/Menu.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { TextArea, TextField } from '#renderer/ui/TextField.tsx';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import styles from './Gallery.module.css';

function LetterDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useT();
  const [to, setTo] = useState('r.aliyev@azersun.az');
  const [message, setMessage] = useState('');
  const [language, setLanguage] = useState('az');
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('sell.sendInvoice')}
      description="SF-000124"
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button variant="primary" kbd="Ctrl+Enter" onClick={onClose}>
            {t('sell.send')}
          </Button>
        </>
      }
    >
      <Field label={t('sell.to')} isRequired>
        <TextField value={to} onChange={setTo} type="email" />
      </Field>
      <Field label={t('partner.letterLanguage')}>
        <Select
          value={language}
          onChange={setLanguage}
          options={[
            { value: 'az', label: 'Azərbaycan dili' },
            { value: 'ru', label: 'Русский' },
          ]}
        />
      </Field>
      <Field label={t('sell.message')}>
        <TextArea value={message} onChange={setMessage} rows={5} />
      </Field>
    </Dialog>
  );
}

export function LayerSamples() {
  const t = useT();
  const toasts = useToasts();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <div className={styles.row}>
        <Button onClick={() => setIsOpen(true)}>{t('sell.sendInvoice')}</Button>
        <Button
          onClick={() =>
            toasts.show({
              title: t('partner.deleted', { name: 'Azərsun' }),
              onUndo: () => toasts.show({ title: t('common.undo') }),
            })
          }
        >
          {t('common.delete')}
        </Button>
        <Button
          onClick={() =>
            toasts.show({ title: t('sell.letterFailed'), description: t('errors.offline'), tone: 'danger' })
          }
        >
          {t('errors.offline')}
        </Button>
      </div>
      <ContextMenu entries={[{ id: 'open', label: t('common.open'), onSelect: () => undefined }]}>
        <p>{t('common.more')}</p>
      </ContextMenu>
      <LetterDialog isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </>
  );
}
