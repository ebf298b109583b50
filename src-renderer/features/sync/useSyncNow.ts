// One cycle with the office at the press of a button; says what it did, or why it could not.
import { useCommand } from '#renderer/data/DataProvider.tsx';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import type { AppError } from '#shared/contract/errors.ts';

export function useSyncNow(): { run(): Promise<void>; isRunning: boolean; error: AppError | undefined } {
  const t = useT();
  const format = useFormat();
  const { show } = useToasts();
  const { run, isRunning, error } = useCommand('sync.syncNow');
  return {
    isRunning,
    error,
    async run() {
      const report = await run({});
      if (!report) return;
      const sent = format.number(report.sent);
      const received = format.number(report.received + report.rows);
      show({ title: t('sync.cycleDone', { sent, received }), timeoutMs: 4_000 });
    },
  };
}
